import type { CaseState, Workflow, WorkflowState, WorkflowStep } from '@suishoupai/api/contract';

/** `wide`: stages from left to right; `tall`: from top to bottom, for a phone. */
export type Direction = 'wide' | 'tall';

export type Box = { x: number; y: number; width: number; height: number };
export type Node = WorkflowState & Box;
/** All steps between the same two states: one arrow. */
export type Arrow = {
  from: CaseState;
  to: CaseState;
  steps: WorkflowStep[];
  path: string;
  /** Null where there is no room for words. */
  label: { x: number; y: number; anchor: 'start' | 'middle' | 'end' } | null;
};
export type Drawing = { width: number; height: number; nodes: Node[]; arrows: Arrow[] };

/** Along the way of the loop (m) and across it (c); x and y depend on the direction. */
type Place = { m: number; c: number };
type Sizes = { box: Place; step: Place; margin: Place };

const SIZES: Record<Direction, Sizes> = {
  wide: { box: { m: 104, c: 44 }, step: { m: 180, c: 92 }, margin: { m: 72, c: 80 } },
  tall: { box: { m: 42, c: 70 }, step: { m: 100, c: 76 }, margin: { m: 30, c: 36 } },
};
const STAGE_COUNT = 7;
const MOST_IN_STAGE = 4;

/** Where every state and arrow of the table lies; the table alone decides. Pure. */
export function layOut({ states, steps }: Workflow, direction: Direction): Drawing {
  const sizes = SIZES[direction];
  const places = new Map(states.map((state) => [state.state, placeOf(state, states, direction)]));
  const ends = [...places.values()];
  const put = ({ m, c }: Place) => (direction === 'wide' ? { x: m, y: c } : { x: c, y: m });
  const size = put(sizes.box);
  const far = put({
    m: Math.max(...ends.map((one) => one.m)) + sizes.box.m + sizes.margin.m,
    c: Math.max(...ends.map((one) => one.c)) + sizes.box.c + 4,
  });
  return {
    width: far.x,
    height: far.y,
    nodes: states.map((state) => ({
      ...state,
      ...put(places.get(state.state)!),
      width: size.x,
      height: size.y,
    })),
    arrows: arrowsOf(steps).map((arrow) => {
      const [a, b] = [places.get(arrow.from)!, places.get(arrow.to)!];
      const curve = curveOf(a, b, sizes);
      const [start, first, second, end] = curve.map(put) as [Point, Point, Point, Point];
      const mid = (a: 'x' | 'y') => (start[a] + 3 * first[a] + 3 * second[a] + end[a]) / 8;
      const path = `M${say(start)} C${say(first)} ${say(second)} ${say(end)}`;
      const label = labelAt({ x: mid('x'), y: mid('y') }, a, b, direction);
      return { ...arrow, path, label };
    }),
  };
}

type Point = { x: number; y: number };

/** Between neighbours of one stage the two names stand on either side; on a phone only the main road has room. */
function labelAt({ x, y }: Point, a: Place, b: Place, direction: Direction): Arrow['label'] {
  const { step } = SIZES[direction];
  if (direction === 'tall')
    return Math.round((b.m - a.m) / step.m) === 1 ? { x, y, anchor: 'middle' } : null;
  if (a.m !== b.m) return { x, y, anchor: 'middle' };
  const isOnward = b.c > a.c;
  return isOnward
    ? { x: x - 5, y: y - 8, anchor: 'end' }
    : { x: x + 5, y: y + 12, anchor: 'start' };
}

const say = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`;

/** What left the loop stands below it: beside the first stages when there is room, after the last one otherwise. */
function placeOf(
  one: WorkflowState,
  states: readonly WorkflowState[],
  direction: Direction,
): Place {
  const { step, margin } = SIZES[direction];
  const index = states.filter((other) => other.stage === one.stage).indexOf(one);
  const at = (m: number, c: number) => ({ m: margin.m + m * step.m, c: margin.c + c * step.c });
  if (one.stage > 0) return at(one.stage - 1, index);
  return direction === 'wide' ? at(index, MOST_IN_STAGE) : at(STAGE_COUNT, index);
}

function arrowsOf(steps: readonly WorkflowStep[]): Pick<Arrow, 'from' | 'to' | 'steps'>[] {
  const arrows = new Map<string, Pick<Arrow, 'from' | 'to' | 'steps'>>();
  for (const step of steps)
    for (const from of step.from) {
      const { to } = step;
      if (to === null || to === from) continue;
      const known = arrows.get(`${from} ${to}`);
      if (known) known.steps.push(step);
      else arrows.set(`${from} ${to}`, { from, to, steps: [step] });
    }
  return [...arrows.values()];
}

const LIFT = { first: 16, more: 8 };
/** Arrows there and back between neighbours do not lie on each other. */
const APART = 12;

/** A curve from border to border: start, two control points, end. */
function curveOf(a: Place, b: Place, { box, step, margin }: Sizes): [Place, Place, Place, Place] {
  const middle = (one: Place) => ({ m: one.m + box.m / 2, c: one.c + box.c / 2 });
  const stages = Math.round((b.m - a.m) / step.m);
  if (stages === 0) {
    const isOnward = b.c > a.c;
    const m = middle(a).m + (isOnward ? -APART : APART);
    const [from, to] = isOnward ? [a.c + box.c, b.c] : [a.c, b.c + box.c];
    // Past a neighbour the curve goes round it.
    const round = Math.abs(b.c - a.c) > step.c ? (isOnward ? -box.m : box.m) * 0.75 : 0;
    return [
      { m, c: from },
      { m: m + round, c: (2 * from + to) / 3 },
      { m: m + round, c: (from + 2 * to) / 3 },
      { m, c: to },
    ];
  }
  if (stages === 1 || (stages > 0 && a.c !== b.c)) {
    const [from, to] = [a.m + box.m, b.m];
    const bend = (to - from) / 2;
    return [
      { m: from, c: middle(a).c },
      { m: from + bend, c: middle(a).c },
      { m: to - bend, c: middle(b).c },
      { m: to, c: middle(b).c },
    ];
  }
  const lift = Math.min(LIFT.first + LIFT.more * Math.abs(stages), margin.c * 1.2);
  const c = Math.min(a.c, b.c) - lift;
  const aside = stages > 0 ? APART : -APART;
  return [
    { m: middle(a).m + aside, c: a.c },
    { m: middle(a).m + aside, c },
    { m: middle(b).m - aside, c },
    { m: middle(b).m - aside, c: b.c },
  ];
}
