import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WORKFLOW } from '../workflow.ts';
import { drawWorkflow } from './draw-workflow.ts';
import { showWorkflow } from './show-workflow.ts';

const README = new URL('../../../../../README.md', import.meta.url);
const FRAME = /(?<=<!-- workflow -->\n)[\s\S]*(?=\n<!-- \/workflow -->)/;

it('the drawing in the README is the table of today (`npm run draw` draws it anew)', () => {
  const drawn = `\n\`\`\`mermaid\n${drawWorkflow()}\`\`\`\n`;
  const page = readFileSync(README, 'utf8');
  if (process.env.DRAW)
    writeFileSync(
      README,
      page.replace(FRAME, () => drawn),
    );
  expect(FRAME.exec(readFileSync(README, 'utf8'))?.[0]).toBe(drawn);
});

it('the drawing on screen has every row of the table, in words', () => {
  const { states, steps } = showWorkflow({ check: 90 });
  expect(steps.map((step) => [step.action, step.from, step.to ?? 'same', step.roles])).toEqual(
    WORKFLOW.map((step) => [step.action, step.from, step.to, step.by]),
  );
  const words = steps.flatMap((step) => [
    step.name,
    ...step.needs,
    ...step.guards,
    ...step.reasons,
  ]);
  expect(words.filter((one) => !/[\u4e00-\u9fff]/.test(one))).toEqual([]);
  const timers = states.flatMap(({ timer }) => (timer ? [[timer.stage, timer.minutes]] : []));
  expect(Object.fromEntries(timers)).toEqual({
    accept: 15,
    verify: 30,
    register: 15,
    dispatch: 15,
    check: 90,
    close: 30,
  });
});
