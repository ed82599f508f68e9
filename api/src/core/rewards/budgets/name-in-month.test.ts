import { expect, test } from 'vitest';
import { type NamedVersion, nameInMonth } from './name-in-month.ts';

const version = (
  number: number,
  name: string,
  starts_on: string,
  published: string | null,
): NamedVersion => ({
  ...{ id: 'city', version: number, name, starts_on },
  published_at: published === null ? null : new Date(`${published}T02:00:00Z`),
});

const VERSIONS = [
  version(4, '草稿里的名字', '2026-11-01', null),
  version(3, '明年的随手拍', '2027-01-01', '2026-11-10'),
  version(2, '随手拍有奖', '2026-11-01', '2026-10-20'),
  version(1, '随手拍试点', '2026-09-01', '2026-09-01'),
];
const nameOf = (month: string, today = '2026-11-22') =>
  nameInMonth(VERSIONS, { programmeId: 'city', month }, today);

test('a month that is over keeps the name its programme had then', () => {
  expect(nameOf('2026-09')).toBe('随手拍试点');
  expect(nameOf('2026-10')).toBe('随手拍试点');
  expect(nameOf('2026-11', '2027-03-01')).toBe('随手拍有奖');
});

test('this month and those to come have the name of today, whatever a draft or a later start says', () => {
  expect(nameOf('2026-11')).toBe('随手拍有奖');
  expect(nameOf('2027-02')).toBe('随手拍有奖');
  expect(nameOf('2027-02', '2027-01-01')).toBe('明年的随手拍');
});

test('money older than the programme has its first name, and an unknown programme its id', () => {
  expect(nameOf('2026-08')).toBe('随手拍试点');
  expect(nameInMonth([], { programmeId: 'city', month: '2026-11' }, '2026-11-22')).toBe('city');
});
