import { expect, test } from 'vitest';
import { targetOf } from './message-target.ts';

test('a message opens what it is about', () => {
  expect(targetOf({ what: 'case', id: 'C1' })).toBe('/cases/C1');
  expect(targetOf({ what: 'letter', id: 'L1' })).toBe('/supervision?id=L1');
  expect(targetOf({ what: 'digest', unitId: 'u-env', week: '2026-11-23' })).toBe(
    '/supervision?view=digests&unitId=u-env&week=2026-11-23&figure=open',
  );
  expect(targetOf({ what: 'budgets' })).toBe('/programmes?view=budgets');
  expect(targetOf({ what: 'payouts' })).toBe('/payouts');
  expect(targetOf({ what: 'agreement', on: 'programme', id: 'city@3' })).toBe(
    '/programmes?opened=city%403',
  );
  expect(targetOf({ what: 'agreement', on: 'denial', id: 'R1' })).toBe('/reward-reviews?id=R1');
  const score = { on: 'score', id: '2026-10-01/2026-11-01/weifang7.2' } as const;
  expect(targetOf({ what: 'agreement', ...score })).toBe(
    '/evaluation?fromDay=2026-10-01&toDay=2026-11-01&scheme=weifang7.2&corrections=open',
  );
  expect(targetOf(null)).toBeNull();
});
