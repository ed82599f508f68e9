import { describe, expect, it } from 'vitest';
import { type Candidate, matches, stateOn } from './rules.ts';
import type { RuleRow } from './store.ts';

const rule = (change: Partial<RuleRow> = {}): RuleRow => ({
  id: '01KAD00000000000000000RVLE',
  version: 1,
  kind: 'register',
  name: '市容小事',
  owner_id: 's-chief',
  owner_name: '张三',
  category_prefix: 'E01',
  area_id: null,
  reporter: 'anyone',
  takes_dangerous: 0,
  max_reward_fen: null,
  valid_from: '2026-11-01',
  valid_to: null,
  published_by: 's-chief',
  published_at: new Date(0),
  confirmed_by: 's-leader',
  confirmed_at: new Date(0),
  stopped_by: null,
  stopped_at: null,
  stop_reason: null,
  ...change,
});
const one = (change: Partial<Candidate> = {}): Candidate => ({
  categoryKey: 'E0110',
  areaId: 'west',
  isByCitizen: true,
  isDangerous: false,
  rewardFen: 100,
  ...change,
});

describe('a rule speaks of a case', () => {
  it.each<[string, Partial<RuleRow>, Partial<Candidate>]>([
    ['of its major class', {}, {}],
    ['of its very class', { category_prefix: 'E0110' }, {}],
    ['in its area', { area_id: 'west' }, {}],
    ['that staff reported', { reporter: 'staff' }, { isByCitizen: false, rewardFen: null }],
    ['that a citizen reported', { reporter: 'citizen' }, {}],
    ['that is dangerous, when it may', { takes_dangerous: 1 }, { isDangerous: true }],
    ['that costs what it may', { max_reward_fen: 100 }, {}],
    ['that costs nothing', { max_reward_fen: 0 }, { rewardFen: null }],
    ['whatever filing cost, when it dispatches', { kind: 'dispatch', max_reward_fen: 0 }, {}],
  ])('%s', (_what, terms, change) => {
    expect(matches(rule(terms), one(change))).toBe(true);
  });

  it.each<[string, Partial<RuleRow>, Partial<Candidate>]>([
    ['of another class', {}, { categoryKey: 'E0210' }],
    ['elsewhere', { area_id: 'east' }, {}],
    ['that a citizen reported', { reporter: 'staff' }, {}],
    ['that staff reported', { reporter: 'citizen' }, { isByCitizen: false }],
    ['that is dangerous', {}, { isDangerous: true }],
    ['that costs a fen more', { max_reward_fen: 99 }, {}],
  ])('and of none %s', (_what, terms, change) => {
    expect(matches(rule(terms), one(change))).toBe(false);
  });
});

it.each<[string, Partial<RuleRow>, string]>([
  ['waits for the second person', { confirmed_at: null }, 'waiting'],
  ['is in force from its first day', { valid_from: '2026-11-20' }, 'in_force'],
  ['is still to come before it', { valid_from: '2026-11-21' }, 'coming'],
  ['is in force to the end of its last day', { valid_to: '2026-11-20' }, 'in_force'],
  ['is over after it', { valid_to: '2026-11-19' }, 'over'],
  ['stays stopped', { stopped_at: new Date(1), valid_to: '2026-11-01' }, 'stopped'],
])('a rule %s', (_what, change, state) => {
  expect(stateOn(rule(change), '2026-11-20')).toBe(state);
});
