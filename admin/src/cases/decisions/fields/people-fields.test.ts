import type { Unit } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { groupUnits } from './people-fields.tsx';

const unit = (id: string, parentId: string | null, mayHandle: boolean): Unit => ({
  id,
  name: `单位${id}`,
  level: 'company',
  parentId,
  mayHandle,
});

test('an order can only go to units that take orders, shown under what they belong to', () => {
  const units = [
    unit('1', null, false),
    unit('2', '1', true),
    unit('3', '1', true),
    unit('4', null, true),
  ];
  expect(groupUnits(units)).toEqual([
    {
      label: '单位1',
      options: [
        { value: '2', label: '单位2' },
        { value: '3', label: '单位3' },
      ],
    },
    { label: '全市', options: [{ value: '4', label: '单位4' }] },
  ]);
});

test('a unit hands an order down to its own children only', () => {
  const units = [unit('1', null, true), unit('2', '1', true), unit('3', '2', true)];
  expect(groupUnits(units, '1')).toEqual([
    { label: '单位1', options: [{ value: '2', label: '单位2' }] },
  ]);
});
