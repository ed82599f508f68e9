import type { Workflow, WorkflowStep } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { layOut } from './layout.ts';

const state = (name: Workflow['states'][number]['state'], stage: number) => ({
  state: name,
  name,
  citizenName: name,
  stage,
  isEnd: stage % 7 === 0,
  timer: null,
});
const step = (change: Partial<WorkflowStep>): WorkflowStep => ({
  action: 'accept',
  name: '受理',
  from: ['reported'],
  to: 'pending_register',
  roles: ['acceptor'],
  scope: null,
  needs: [],
  guards: [],
  reasons: [],
  isAdverse: false,
  isOptional: false,
  ...change,
});
const TABLE: Workflow = {
  states: [
    state('reported', 1),
    state('verifying', 1),
    state('pending_register', 2),
    state('rejected', 0),
    state('pending_dispatch', 3),
  ],
  steps: [
    step({}),
    step({ action: 'request_verify', to: 'verifying' }),
    step({ action: 'send_back', from: ['pending_register'], to: 'reported' }),
    step({ action: 'reject', from: ['reported', 'pending_register'], to: 'rejected' }),
    step({ action: 'void', from: ['reported', 'pending_register'], to: 'rejected' }),
    step({ action: 'supervise', to: null }),
    step({ action: 'reassign', to: 'reported' }),
  ],
};

test.each(['wide', 'tall'] as const)('%s: no two states stand on each other', (direction) => {
  const { nodes, width, height } = layOut(TABLE, direction);
  for (const a of nodes) {
    expect(a.x + a.width).toBeLessThanOrEqual(width);
    expect(a.y + a.height).toBeLessThanOrEqual(height);
    for (const b of nodes)
      if (a !== b)
        expect(Math.abs(a.x - b.x) >= a.width || Math.abs(a.y - b.y) >= a.height).toBe(true);
  }
});

test('stages follow the direction', () => {
  const along = (direction: 'wide' | 'tall', axis: 'x' | 'y') =>
    layOut(TABLE, direction)
      .nodes.filter((node) => node.stage > 0)
      .toSorted((a, b) => a[axis] - b[axis])
      .map((node) => node.stage);
  expect(along('wide', 'x')).toEqual([1, 1, 2, 3]);
  expect(along('tall', 'y')).toEqual([1, 1, 2, 3]);
});

test('steps between the same states are one arrow; steps that move nothing are none', () => {
  const { arrows } = layOut(TABLE, 'wide');
  expect(arrows.map(({ from, to, steps }) => [from, to, steps.length])).toEqual([
    ['reported', 'pending_register', 1],
    ['reported', 'verifying', 1],
    ['pending_register', 'reported', 1],
    ['reported', 'rejected', 2],
    ['pending_register', 'rejected', 2],
  ]);
});

test('a phone is wide enough for the tall drawing', () => {
  expect(layOut(TABLE, 'tall').width).toBeLessThanOrEqual(345);
});
