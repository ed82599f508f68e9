// What a person waiting at the terminal sees: one line when something begins, one when it is done.

/** A failure whose message is all a person needs: printed without a stack. */
export class SetupError extends Error {}

export const secondsSince = (beganAt) => ((Date.now() - beganAt) / 1000).toFixed(1);

export function say(line) {
  console.log(line);
}

export async function step(title, work) {
  const beganAt = Date.now();
  say(`  … ${title}`);
  const result = await work();
  say(`  ✓ ${title}（${secondsSince(beganAt)} 秒）`);
  return result;
}

export function explain(error) {
  return error instanceof SetupError ? error.message : (error.stack ?? String(error));
}
