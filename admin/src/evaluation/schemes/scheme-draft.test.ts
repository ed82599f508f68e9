import type { SchemeDefinition } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { findFault, totalWeight, withWeight } from './scheme-draft.ts';

const definition: SchemeDefinition = {
  method: { kind: 'weights', weights: { closingRate: 60, firstPassRate: 40 } },
  dueClose: 'all_filed',
  reworkOver: 'filed',
  minRatings: 10,
  recurrenceDays: 30,
  recurrenceRadiusM: 50,
  stageMinutes: { accept: 15, register: 15, dispatch: 15, verify: 30, check: 60 },
  rounding: 'round',
  grades: [
    { grade: 'A', min: 90 },
    { grade: 'B', min: 0 },
  ],
  source: '市城管委办公室',
};
const fault = (change: Partial<SchemeDefinition>) =>
  findFault({ id: 'own', name: '自定', definition: { ...definition, ...change } });

test('weights are added up in hundredths', () => {
  expect(totalWeight({ closingRate: 33.33, firstPassRate: 33.33, reworkRate: 33.34 })).toBe(100);
  expect(totalWeight({})).toBe(0);
});

test('a weight of nothing takes the indicator out, whatever the order of typing', () => {
  const changed = withWeight(withWeight(definition, 'closingRate', null), 'filingRate', 60);
  expect(changed.method).toEqual({
    kind: 'weights',
    weights: { filingRate: 60, firstPassRate: 40 },
  });
  expect(fault(changed)).toBeNull();
});

test('the page says what the server would refuse', () => {
  expect(fault({ method: { kind: 'weights', weights: { closingRate: 99 } } })).toBe(
    '权重合计 99%，须正好为 100%',
  );
  expect(fault({ grades: [{ grade: 'A', min: 60 }] })).toContain('从 0 分起');
  expect(
    fault({
      grades: [
        { grade: 'A', min: 0 },
        { grade: 'B', min: 0 },
      ],
    }),
  ).toContain('从高到低');
  expect(findFault({ id: '', name: 'x', definition })).toContain('方案编号');
});
