import { describe, expect, test } from 'vitest';
import { decideReward, type Programme } from './rules.ts';

const programme: Programme = {
  id: 'city',
  version: 1,
  name: '随手拍有奖',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  tariff: { A: 200, C: 100, D: 0 },
  claimDays: 90,
  terms: '',
};
const facts = { programme, rewardClass: 'A', mayBePaid: true };

describe('a filed case', () => {
  test('earns what the tariff says for its class', () => {
    expect(decideReward(facts)).toEqual({ amountFen: 200 });
    expect(decideReward({ ...facts, rewardClass: 'C' })).toEqual({ amountFen: 100 });
  });
  test('earns nothing when its class is worth nothing or unknown', () => {
    expect(decideReward({ ...facts, rewardClass: 'D' })).toEqual({ reason: 'class_not_rewarded' });
    expect(decideReward({ ...facts, rewardClass: 'X' })).toEqual({ reason: 'class_not_rewarded' });
  });
  test('earns nothing for a reporter who did not agree to be paid', () => {
    expect(decideReward({ ...facts, mayBePaid: false })).toEqual({ reason: 'no_payee_consent' });
  });
  test('earns nothing while no programme runs', () => {
    expect(decideReward({ ...facts, programme: undefined })).toEqual({ reason: 'no_programme' });
  });
});
