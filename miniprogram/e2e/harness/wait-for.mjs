/** Asks until the answer is truthy. A condition that throws counts as "not yet". */
export async function waitFor(condition, timeoutMs = 20_000, explain = () => '') {
  const end = Date.now() + timeoutMs;
  let last;
  while (Date.now() < end) {
    try {
      const value = await condition();
      if (value) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not within ${timeoutMs} ms: ${condition} ${last?.message ?? ''} ${explain()}`);
}
