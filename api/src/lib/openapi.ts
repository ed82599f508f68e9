import { z } from 'zod';
import { ERRORS, errorBody } from '../../contract/errors.ts';
import { ROLES, type Role } from '../../contract/roles.ts';
import type { Route } from '../../contract/route.ts';

type Schema = Record<string, unknown>;

/** OpenAPI 3.1 from the same declarations that serve and call the API: it cannot drift. */
export function describeApi(routes: Record<string, Route>, publicUrl: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describe(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '随手拍 API',
      version: '1.0.0',
      description: '市民上报、城市管理闭环与奖励发放。时间为 UTC，金额单位为分，坐标为 WGS-84。',
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(Object.values(routes).map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: toSchema(errorBody, 'output') },
      securitySchemes: {
        citizen: { type: 'http', scheme: 'bearer' },
        staff: { type: 'apiKey', in: 'cookie', name: 'sid' },
      },
    },
  };
}

function describe(name: string, route: Route): Schema {
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    description: audienceWords(route),
    security: securityOf(route),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body && {
      requestBody: { required: true, content: json(toSchema(route.body, 'input')) },
    }),
    responses: {
      200: { description: '成功', content: contentOf(route) },
      ...refusalsOf(route),
    },
  };
}

const json = (schema: Schema) => ({ 'application/json': { schema } });

const contentOf = ({ file, answer }: Route): Schema =>
  file
    ? { [file]: { schema: { type: 'string', format: 'binary' } } }
    : json(toSchema(answer, 'output'));

const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
  return rest;
};

function audienceWords(route: Route): string {
  if (route.audience === 'anyone') return '任何人可用。';
  if (route.audience === 'vendor') return '由微信服务器调用，以签名证明身份。';
  return `可用岗位：${route.audience.map((role: Role) => ROLES[role]).join('、')}。`;
}

function securityOf(route: Route): Schema[] {
  if (typeof route.audience === 'string') return [];
  const isForCitizens = route.audience.includes('citizen');
  const isForStaff = route.audience.some((role) => role !== 'citizen');
  return [...(isForCitizens ? [{ citizen: [] }] : []), ...(isForStaff ? [{ staff: [] }] : [])];
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Schema[] {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: toSchema(field as z.ZodType, 'input'),
  }));
}

function refusalsOf(route: Route): Schema {
  const byStatus: Record<number, string[]> = {};
  for (const code of ['invalid_input', ...(route.refusals ?? [])] as const) {
    const [status, sentence] = ERRORS[code];
    byStatus[status] = [...(byStatus[status] ?? []), `\`${code}\` ${sentence}`];
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, lines]) => [
      status,
      { description: lines.join('\n\n'), content: json({ $ref: '#/components/schemas/Error' }) },
    ]),
  );
}
