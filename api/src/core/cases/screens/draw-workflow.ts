import { ACTIONS, STATES } from '../../../../contract/case-words.ts';
import { ROLES } from '../../../../contract/roles.ts';
import { type Step, WORKFLOW } from '../workflow.ts';

/** The table as a Mermaid state diagram: drawn from the rows, so it cannot tell another story. */
export function drawWorkflow(): string {
  const moves = WORKFLOW.flatMap((step) =>
    step.from
      .filter((from) => step.to !== 'same' && step.to !== from)
      .map((from) => ({ from, to: step.to, label: labelOf(step) })),
  );
  const arrows = new Map<string, string[]>();
  for (const { from, to, label } of moves) {
    const key = `${from} --> ${to}`;
    arrows.set(key, [...(arrows.get(key) ?? []), label]);
  }
  return [
    'stateDiagram-v2',
    ...Object.entries(STATES).map(([state, { name }]) => `  ${state}: ${name}`),
    `  [*] --> reported: ${ACTIONS.report.name}`,
    `  [*] --> closed: ${ACTIONS.self_handle.name}`,
    ...[...arrows].map(([arrow, labels]) => `  ${arrow}: ${[...new Set(labels)].join(' / ')}`),
    '',
  ].join('\n');
}

const labelOf = ({ action, by }: Step): string =>
  `${ACTIONS[action].name}（${by.map((role) => ROLES[role]).join('、')}）`;
