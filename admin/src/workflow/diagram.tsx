import {
  type CaseState,
  type Role,
  STAGES,
  type Workflow,
  type WorkflowStep,
} from '@suishoupai/api/contract';
import { useMemo } from 'react';
import styles from './diagram.module.css';
import { type Arrow, type Direction, layOut, type Node } from './layout.ts';

type Props = {
  table: Workflow;
  direction: Direction;
  role: Role | undefined;
  selected: CaseState | undefined;
  onSelect: (state: CaseState | undefined) => void;
};

const isMain = (step: WorkflowStep): boolean => !step.isAdverse && !step.isOptional;

/** The table as a picture: the main road is dark, the ways back and out are faint until somebody asks for them. */
export function Diagram({ table, direction, role, selected, onSelect }: Props) {
  const drawing = useMemo(() => layOut(table, direction), [table, direction]);
  const isOfRole = (step: WorkflowStep) => role === undefined || step.roles.includes(role);
  const marked = (arrow: Arrow): boolean =>
    selected === undefined
      ? role !== undefined && arrow.steps.some(isOfRole)
      : (arrow.from === selected || arrow.to === selected) && arrow.steps.some(isOfRole);
  // What is marked lies above what is not.
  const arrows = drawing.arrows.toSorted((a, b) => Number(marked(a)) - Number(marked(b)));
  const isQuiet = selected === undefined && role === undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing whose boxes are pressed is no fieldset
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      style={{ maxWidth: drawing.width }}
      role="group"
      aria-label="闭环流程图"
    >
      <Heads />
      {direction === 'wide' && <StageNames nodes={drawing.nodes} />}
      {arrows.map((arrow) => (
        <ArrowLine
          key={`${arrow.from} ${arrow.to}`}
          arrow={arrow}
          tone={marked(arrow) ? 'marked' : isQuiet && arrow.steps.some(isMain) ? 'main' : 'faint'}
        />
      ))}
      {drawing.nodes.map((node) => (
        <StateBox
          key={node.state}
          node={node}
          isSelected={node.state === selected}
          onSelect={() => onSelect(node.state === selected ? undefined : node.state)}
        />
      ))}
      {arrows
        .filter((arrow) => marked(arrow) || (isQuiet && arrow.steps.some(isMain)))
        .map((arrow) => (
          <ArrowName
            key={`${arrow.from} ${arrow.to}`}
            arrow={arrow}
            steps={arrow.steps.filter(isQuiet ? isMain : isOfRole)}
          />
        ))}
    </svg>
  );
}

function ArrowName({ arrow: { label }, steps }: { arrow: Arrow; steps: WorkflowStep[] }) {
  return (
    label && (
      <text className={styles.label} x={label.x} y={label.y} textAnchor={label.anchor}>
        {sayArrow(steps)}
      </text>
    )
  );
}

/** One name, and how many more ways there are; the table below says them all. */
function sayArrow(steps: readonly WorkflowStep[]): string {
  const names = [...new Set(steps.map((step) => step.name))];
  return names.length > 1 ? `${names[0]} 等 ${names.length} 项` : (names[0] ?? '');
}

function Heads() {
  return (
    <defs>
      {(['faint', 'main', 'marked'] as const).map((tone) => (
        <marker
          key={tone}
          id={`head-${tone}`}
          className={styles[tone]}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" fill="currentcolor" stroke="none" />
        </marker>
      ))}
    </defs>
  );
}

function StageNames({ nodes }: { nodes: readonly Node[] }) {
  return STAGES.map((name, index) => {
    const first = nodes.find((node) => node.stage === index + 1);
    return (
      first && (
        <text key={name} className={styles.stage} x={first.x + first.width / 2} y={16}>
          {index + 1} {name}
        </text>
      )
    );
  });
}

function ArrowLine({ arrow, tone }: { arrow: Arrow; tone: 'faint' | 'main' | 'marked' }) {
  const isAdverse = arrow.steps.every((step) => step.isAdverse);
  return (
    <path
      className={`${styles.arrow} ${styles[tone]} ${isAdverse ? styles.adverse : ''}`}
      d={arrow.path}
      markerEnd={`url(#head-${tone})`}
    />
  );
}

function StateBox(props: { node: Node; isSelected: boolean; onSelect: () => void }) {
  const { node, isSelected, onSelect } = props;
  const { x, y, width, height, timer } = node;
  const middle = x + width / 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button inside a drawing
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isSelected}
      aria-label={`${node.name}${timer ? `，时限 ${timer.minutes} 分钟` : ''}`}
      className={`${styles.state} ${node.isEnd ? styles.end : ''}`}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect();
      }}
    >
      <rect x={x} y={y} width={width} height={height} rx={6} />
      <text x={middle} y={y + height / 2 + (timer ? -7 : 0)}>
        {node.name}
      </text>
      {timer && (
        <text className={styles.limit} x={middle} y={y + height / 2 + 10}>
          {timer.minutes} 分钟
        </text>
      )}
    </g>
  );
}
