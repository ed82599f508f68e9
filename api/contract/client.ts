import { CallFailed, type ErrorBody, errorBody } from './errors.ts';
import type { AnswerOf, CallOf, Route } from './route.ts';

/** Carries one request; each front end brings its own (fetch, Taro.request). Throws only when no answer came. */
export type Send = (request: {
  method: 'GET' | 'POST';
  url: string;
  body?: unknown;
}) => Promise<{ status: number; body: unknown }>;

export type Client<Routes extends Record<string, Route>> = {
  [Name in keyof Routes]: (
    ...call: object extends CallOf<Routes[Name]>
      ? [call?: CallOf<Routes[Name]>]
      : [call: CallOf<Routes[Name]>]
  ) => Promise<AnswerOf<Routes[Name]>>;
};

/** A typed client over the route table. Answers are parsed; refusals become `CallFailed`. */
export function createClient<Routes extends Record<string, Route>>(
  routes: Routes,
  send: Send,
): Client<Routes> {
  const client = {} as Record<string, unknown>;
  for (const [name, route] of Object.entries(routes)) {
    client[name] = async (call: Loose = {}) => {
      const answer = await send({
        method: route.method,
        url: fill(route.path, call.params) + queryText(call.query),
        body: call.body,
      }).catch(() => {
        throw new CallFailed(0, { code: 'no_connection', message: '网络不通，请稍后再试' });
      });
      if (answer.status < 200 || answer.status > 299)
        throw new CallFailed(answer.status, readError(answer.body));
      const parsed = route.answer.safeParse(answer.body);
      if (!parsed.success)
        throw new CallFailed(answer.status, {
          code: 'unreadable_answer',
          message: '服务器返回了无法识别的内容，请更新后再试',
        });
      return parsed.data;
    };
  }
  return client as Client<Routes>;
}

type Loose = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
};

function fill(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
}

function queryText(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function readError(body: unknown): ErrorBody['error'] {
  const parsed = errorBody.safeParse(body);
  if (parsed.success) return parsed.data.error;
  return { code: 'internal', message: '服务器暂时无法处理，请稍后再试' };
}
