import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WORKFLOW } from '../workflow.ts';
import { drawWorkflow } from './draw-workflow.ts';
import { showWorkflow } from './show-workflow.ts';

const FILE = new URL('../../../../../docs/workflow.md', import.meta.url);

it('the drawing in docs/ is the table of today (UPDATE_DOCS=1 draws it anew)', () => {
  const page = `# The closed loop\n\nDrawn from \`api/src/core/cases/workflow.ts\`.\n\n\`\`\`mermaid\n${drawWorkflow()}\`\`\`\n`;
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, page);
  expect(readFileSync(FILE, 'utf8')).toBe(page);
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
