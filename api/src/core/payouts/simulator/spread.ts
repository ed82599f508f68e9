import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { addUp, NONE, type Tally } from './simulate.ts';

const PORTION = 500;
const PROGRAM = fileURLToPath(new URL('./simulate-portions.ts', import.meta.url));

/** Runs the histories of [from, from + seeds) on every core; stops handing out work once one has broken. */
export async function simulateOnAllCores(
  { from, seeds, rules }: { from: number; seeds: number; rules?: string | undefined },
  onProgress: (tally: Tally) => void = () => {},
): Promise<Tally> {
  let next = from;
  const end = from + seeds;
  const tally: Tally = { figures: NONE, broken: [] };
  const take = () => {
    const portion = { from: next, to: Math.min(end, next + PORTION) };
    next = portion.to;
    return portion.from < portion.to && tally.broken.length === 0 ? portion : null;
  };
  const work = async () => {
    const worker = fork(PROGRAM, rules ? [rules] : [], { execArgv: ['--import', 'tsx'] });
    try {
      for (let portion = take(); portion; portion = take()) {
        const done = await ask(worker, portion);
        tally.figures = addUp(tally.figures, done.figures);
        tally.broken.push(...done.broken);
        onProgress(tally);
      }
    } finally {
      worker.kill();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return tally;
}

const ask = (worker: ChildProcess, portion: { from: number; to: number }): Promise<Tally> =>
  new Promise((resolve, reject) => {
    const died = () => reject(new Error('a simulating process died'));
    worker.once('exit', died);
    worker.once('message', (done) => {
      worker.off('exit', died);
      resolve(done as Tally);
    });
    worker.send(portion);
  });
