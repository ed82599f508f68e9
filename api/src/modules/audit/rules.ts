import { z } from 'zod';
import { KEPT_CODES, MAX_KEPT_DEPTH, MAX_KEPT_ITEMS } from '../../../contract/audit.ts';
import { day, id, instant, key, latitude, longitude } from '../../../contract/common.ts';

/** Reads that show something personal or take rows out of the house: operation → whether this answer did. */
const WATCHED_READS: Record<string, (reply: unknown) => boolean> = {
  getOriginal: () => true,
  exportAudit: () => true,
  exportMoneyCsv: () => true,
  exportMoneySheet: () => true,
  getCase: (reply) => (reply as { reporter?: unknown } | undefined)?.reporter != null,
};

/** Sent by a phone every few minutes: a row for each would be a track of the person and drown the rest. */
const PULSES: readonly string[] = ['reportPosition'];

/** Whether calls of an operation can leave a row at all. */
export const isWatched = (name: string, method: 'GET' | 'POST'): boolean =>
  (method === 'POST' && !PULSES.includes(name)) || name in WATCHED_READS;

/** A refused read showed nothing, but somebody tried: it leaves a row as well. */
export const leavesRow = (name: string, method: 'GET' | 'POST', reply: unknown): boolean =>
  method === 'POST' || reply === undefined || WATCHED_READS[name]?.(reply) === true;

const NAMES: readonly z.ZodType[] = [id, key, day, instant];
const PLACES: readonly z.ZodType[] = [longitude, latitude];

/**
 * What of a form may be kept for good: what the contract declares to be an id, a day, a choice, a number or a code of
 * `KEPT_CODES`. Free text can hold a name, a telephone number or a password; it is left out whatever the field is called.
 */
export function keepHarmless(
  schema: z.ZodType | undefined,
  input: unknown,
): Record<string, unknown> | null {
  const kept = harmless(schema, input, 0);
  return isObject(kept) && Object.keys(kept).length > 0 ? kept : null;
}

function harmless(
  schema: z.ZodType | undefined,
  value: unknown,
  depth: number,
  code?: z.ZodType,
): unknown {
  const plain = unwrap(schema);
  if (!plain || value === undefined || value === null || depth > MAX_KEPT_DEPTH) return undefined;
  if (plain instanceof z.ZodObject && isObject(value)) return objectOf(plain, value, depth);
  if (plain instanceof z.ZodRecord && isObject(value)) return recordOf(plain, value, depth);
  if (plain instanceof z.ZodDiscriminatedUnion) {
    const fitting = plain.options.find((one) => one instanceof z.ZodType && fits(one, value));
    return harmless(fitting as z.ZodType | undefined, value, depth);
  }
  if (plain instanceof z.ZodArray && Array.isArray(value))
    return value
      .slice(0, MAX_KEPT_ITEMS)
      .map((one) => harmless(plain.element as z.ZodType, one, depth + 1))
      .filter((one) => one !== undefined);
  if (!isHarmless(plain) && !(code && fits(code, value))) return undefined;
  const parsed = plain.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

const fits = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

function objectOf(schema: z.ZodObject, value: Record<string, unknown>, depth: number) {
  const entries = Object.entries(schema.shape)
    .map(([name, field]) => {
      const code = Object.hasOwn(KEPT_CODES, name) ? KEPT_CODES[name] : undefined;
      return [name, harmless(field as z.ZodType, value[name], depth + 1, code)] as const;
    })
    .filter(([, kept]) => kept !== undefined);
  return Object.fromEntries(entries);
}

/** Only what stands under a choice: another name could be anything. */
function recordOf(schema: z.ZodRecord, value: Record<string, unknown>, depth: number) {
  const names = schema.keyType;
  if (!(names instanceof z.ZodEnum)) return undefined;
  const entries = Object.entries(value)
    .filter(([name]) => fits(names, name))
    .map(([name, one]) => [name, harmless(schema.valueType as z.ZodType, one, depth)] as const)
    .filter(([, kept]) => kept !== undefined);
  return Object.fromEntries(entries);
}

function isHarmless(schema: z.ZodType): boolean {
  if (PLACES.includes(schema)) return false;
  return (
    NAMES.includes(schema) ||
    schema instanceof z.ZodEnum ||
    schema instanceof z.ZodLiteral ||
    schema instanceof z.ZodBoolean ||
    schema instanceof z.ZodNumber
  );
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault
  )
    inner = inner.unwrap() as z.ZodType;
  return inner;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `/api/cases/:id/actions` is about cases. */
export const objectKindOf = (path: string): string => path.split('/')[2] ?? '';

/** What the address says beside the object, for example which of its versions. */
export function keepAddress(
  schema: z.ZodType | undefined,
  params: unknown,
): Record<string, unknown> | null {
  const others = Object.entries(isObject(params) ? params : {}).slice(1);
  return others.length > 0 ? keepHarmless(schema, Object.fromEntries(others)) : null;
}

/** The first parameter of the address, else the id that the client made. */
export function objectIdOf(params: unknown, body: unknown): string | null {
  const named = Object.values(isObject(params) ? params : {})[0];
  const made = isObject(body) ? body.id : undefined;
  const found = [named, made].find(
    (one): one is string => typeof one === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(one),
  );
  return found ?? null;
}
