import type { Scheme, SchemeDefinition } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { figuresIn, formatFigure, marksIn, weightOf } from './figure-words.ts';

const schemeOf = (method: SchemeDefinition['method']) =>
  ({ id: 'x', version: 1, name: 'x', definition: { method } }) as Scheme;

test('a rate is shown with two decimals, and nothing to rate is neither 0 nor 100', () => {
  const closing = { id: 'closingRate', numerator: 20, denominator: 21 } as const;
  expect(formatFigure({ ...closing, rate: 0.9524 })).toBe('95.24%');
  expect(formatFigure({ ...closing, rate: null })).toBe('未评');
});

test('a count is its number', () => {
  expect(formatFigure({ id: 'supervised', numerator: 3, denominator: 3, rate: 1 })).toBe('3');
});

test('the columns are those the scheme is made of, with their weights', () => {
  const scheme = schemeOf({ kind: 'weights', weights: { closingRate: 60, firstPassRate: 40 } });
  expect(figuresIn(scheme)).toEqual(['closingRate', 'firstPassRate']);
  expect(weightOf(scheme, 'closingRate')).toBe(60);
  expect(weightOf(scheme, 'reworkRate')).toBeNull();
});

test('a formula tells which marks people have to give', () => {
  const parts = [
    { kind: 'rate', figure: 'reworkRate', points: 10, isInverted: true },
    { kind: 'mark', name: '中心评分', points: 30 },
  ] as const;
  const scheme = schemeOf({
    kind: 'formula',
    groups: [{ name: '系统', factor: 1, needsClosed: false, parts: [...parts] }],
  });
  expect(marksIn(scheme)).toEqual(['中心评分']);
  expect(figuresIn(scheme)).toEqual(['reworkRate']);
});
