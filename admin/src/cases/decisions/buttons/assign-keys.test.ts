import type { CaseAction, OfferedAction } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { assignKeys } from './assign-keys.ts';

const offer = (action: CaseAction, isAdverse = false): OfferedAction => ({
  action,
  name: action,
  needs: [],
  isAdverse,
  reasons: [],
});

test('an acceptor files with A, refuses with R and merges with M', () => {
  const keys = assignKeys([
    offer('accept_and_register'),
    offer('accept'),
    offer('merge', true),
    offer('reject', true),
    offer('void', true),
  ]);
  expect(Object.fromEntries(keys)).toEqual({
    accept_and_register: 'A',
    accept: 'S',
    merge: 'M',
    reject: 'R',
    void: 'T',
  });
});

test('no two buttons share a key, and a key too many is simply missing', () => {
  const many = (['accept', 'register', 'dispatch', 'close', 'feedback', 'receive'] as const).map(
    (a) => offer(a),
  );
  const keys = [...assignKeys(many).values()];
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(4);
});
