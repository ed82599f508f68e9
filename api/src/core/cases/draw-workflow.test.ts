import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawWorkflow } from './draw-workflow.ts';

const FILE = new URL('../../../../docs/workflow.md', import.meta.url);

it('the drawing in docs/ is the table of today (UPDATE_DOCS=1 draws it anew)', () => {
  const page = `# The closed loop\n\nDrawn from \`api/src/core/cases/workflow.ts\`.\n\n\`\`\`mermaid\n${drawWorkflow()}\`\`\`\n`;
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, page);
  expect(readFileSync(FILE, 'utf8')).toBe(page);
});
