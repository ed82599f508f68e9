import { z } from 'zod';

/** `errcode` is null when there was no readable answer at all: nobody knows what happened. */
export type Failure = { ok: false; why: string; errcode: number | null; message: string };
export type Reply<T> = { ok: true; data: T } | Failure;

export type Wire = { baseUrl: string; timeoutMs: number };

const errorShape = z.object({ errcode: z.int().default(0), errmsg: z.string().default('') });

/** One HTTP exchange. Errors come with HTTP 200 and an errcode; a missing errcode is success. */
export async function callWechat<T>(
  wire: Wire,
  path: string,
  query: Record<string, string>,
  body: unknown,
  shape: z.ZodType<T>,
): Promise<Reply<T>> {
  const noAnswer = (message: string): Failure => ({
    ok: false,
    why: 'no_answer',
    errcode: null,
    message,
  });
  let json: unknown;
  try {
    const response = await fetch(`${wire.baseUrl}${path}?${new URLSearchParams(query)}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(wire.timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status !== 200) return noAnswer(`http ${response.status}`);
    json = await response.json();
  } catch (trouble) {
    return noAnswer(trouble instanceof Error ? trouble.name : 'unknown');
  }
  const error = errorShape.safeParse(json);
  if (!error.success) return noAnswer('answer not readable');
  const { errcode, errmsg } = error.data;
  if (errcode !== 0) return { ok: false, why: whyOf(errcode), errcode, message: errmsg };
  const data = shape.safeParse(json);
  return data.success ? { ok: true, data: data.data } : noAnswer('answer not readable');
}

const WHY: Record<number, string> = {
  [-1]: 'busy',
  40001: 'bad_token',
  40003: 'bad_openid',
  40013: 'bad_appid',
  40029: 'bad_code',
  40037: 'bad_template',
  40125: 'bad_secret',
  40163: 'bad_code',
  40164: 'address_not_listed',
  40226: 'blocked',
  41030: 'bad_page',
  42001: 'bad_token',
  43101: 'no_quota',
  45009: 'quota_used_up',
  45011: 'too_often',
  47003: 'bad_value',
  61010: 'not_seen_lately',
};

const whyOf = (errcode: number) => WHY[errcode] ?? 'refused';
