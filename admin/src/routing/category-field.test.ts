import type { Category } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { categoryChoices } from './category-field.tsx';

const category = (key: string, majorName: string, name: string): Category => ({
  key,
  kind: 'E',
  majorName,
  name,
});

test('a duty can be written for a major or for one class of it', () => {
  const choices = categoryChoices([
    category('E0110', '市容环境', '暴露垃圾'),
    category('E0113', '市容环境', '道路破损'),
    category('E0201', '宣传广告', '非法小广告'),
  ]);
  expect(choices.map((choice) => choice.label)).toEqual([
    'E01 市容环境（大类）',
    'E0110 暴露垃圾',
    'E0113 道路破损',
    'E02 宣传广告（大类）',
    'E0201 非法小广告',
  ]);
});
