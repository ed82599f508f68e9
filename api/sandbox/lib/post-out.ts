export type Heard = { http: number; answer: string };

const MAX_ANSWER = 300;

/** Posts to the code under test and writes down what it said; http 0 = no answer in time. */
export async function postOut(
  url: string,
  message: { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> | string },
  timeoutMs: number,
  stopping: AbortSignal,
): Promise<Heard> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      ...message,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping]),
    });
    return { http: response.status, answer: (await response.text()).slice(0, MAX_ANSWER) };
  } catch (trouble) {
    return { http: 0, answer: trouble instanceof Error ? trouble.name : 'unknown' };
  }
}
