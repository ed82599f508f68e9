import { expect, test } from 'vitest';
import { readableLabels } from './labels.ts';

const frame = { left: -170, right: 170, top: -150, bottom: 150 };
const pin = { left: -20, right: 20, top: -40, bottom: 4 };
const names = (marks: { name: string; x: number; y: number }[]) =>
  readableLabels(marks, frame, [pin]).map(({ name, anchor }) => `${name} ${anchor}`);

test('a name stands to the right of its dot, and to the left near the right edge', () => {
  expect(names([{ name: '人民广场', x: 30, y: 60 }])).toEqual(['人民广场 start']);
  expect(names([{ name: '人民广场', x: 150, y: 60 }])).toEqual(['人民广场 end']);
});

test('a name that would be cut, or lie under the pin, is left out', () => {
  expect(names([{ name: '人民广场', x: 30, y: 145 }])).toEqual([]);
  expect(names([{ name: '很长很长很长很长很长很长很长的名字', x: 0, y: 60 }])).toEqual([]);
  expect(names([{ name: '人民广场', x: -25, y: -10 }])).toEqual(['人民广场 end']);
});

test('of two names over one another the first stays where it is', () => {
  const marks = [
    { name: '人民广场', x: 36, y: 60 },
    { name: '广场东门', x: 34, y: 64 },
    { name: '广场西门', x: 35, y: 62 },
  ];
  expect(names(marks)).toEqual(['人民广场 start', '广场东门 end']);
});
