import { type Rules, simulateRange } from './simulate.ts';

// A process of its own: gets ranges of seeds, answers with what came of them. An argument names a broken variant.
const [file = '../protocol/index.ts'] = process.argv.slice(2);
const rules = (await import(file)) as Rules;
process.on('message', ({ from, to }: { from: number; to: number }) =>
  process.send?.(simulateRange(rules, from, to)),
);
process.once('disconnect', () => process.exit());
