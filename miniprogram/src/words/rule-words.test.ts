import { expect, test } from 'vitest';
import { groupKinds } from './rule-words.ts';

const two = [{ worth: '2 元', when: '' }];
const eight = [{ worth: '8 元', when: '须经核实面积达到 2 平方米' }];

test('every kind stands in one group, with what it earns, and those without a prize come last', () => {
  const groups = groupKinds([
    { label: '噪声', prizes: [] },
    { label: '路灯不亮', prizes: two },
    { label: '垃圾乱堆', prizes: eight },
    { label: '井盖缺损', prizes: two },
  ]);
  expect(groups).toEqual([
    { labels: ['路灯不亮', '井盖缺损'], prizes: two },
    { labels: ['垃圾乱堆'], prizes: eight },
    { labels: ['噪声'], prizes: [] },
  ]);
});
