const SANDBOX_PORT = 8090;

/** The program that stands in for WeChat in the demo; it speaks on a port of its own. */
export function sandboxBase(): string {
  return __SANDBOX_BASE__ || `${location.protocol}//${location.hostname}:${SANDBOX_PORT}`;
}

export async function callSandbox<Answer>(path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(sandboxBase() + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`sandbox answered ${answer.status}`);
  return answer.json();
}
