/** Calls `work` `count` times, `width` at once, and answers the times in ms, sorted. */
export async function times(
  count: number,
  width: number,
  work: (index: number) => Promise<unknown>,
) {
  const taken: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const from = performance.now();
      await work(index);
      taken.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return taken.sort((a, b) => a - b);
}

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** One line: median and p99, and the median as a multiple of the yardstick's. */
export function report(name: string, sorted: number[], yardstick: number[]): void {
  const [median, p99] = [at(sorted, 0.5), at(sorted, 0.99)];
  const ratio = median / at(yardstick, 0.5);
  console.log(
    `${name.padEnd(46)} p50 ${median.toFixed(1).padStart(7)} ms   p99 ${p99.toFixed(1).padStart(7)} ms   × ${ratio.toFixed(1)}`,
  );
}

/** One line: the medians of several as multiples of the first. */
export function compare(name: string, [first = [], ...others]: number[][]): void {
  const ratios = others.map((one) => (at(one, 0.5) / at(first, 0.5)).toFixed(2));
  console.log(`${name.padEnd(46)} ${['1', ...ratios].join(' : ')}`);
}
