import type { Pick } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { arrangePicks } from './recent-picks.ts';

const pick = (id: string, isDangerous = false): Pick => ({
  id,
  label: id,
  icon: 'more',
  isDangerous,
  telephone: null,
});
const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((id) => pick(id));

test('what was chosen last is nearest, the rest keep their order', () => {
  const { near, far } = arrangePicks(all, ['j', 'c']);
  expect(near.map(({ id }) => id)).toEqual(['j', 'c', 'a', 'b', 'd', 'e', 'f', 'g']);
  expect(far.map(({ id }) => id)).toEqual(['h', 'i']);
});

test('danger is not offered first', () => {
  const { near } = arrangePicks([pick('gas', true), ...all], []);
  expect(near.map(({ id }) => id)).not.toContain('gas');
});
