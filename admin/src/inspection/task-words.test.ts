import { expect, test } from 'vitest';
import { sayChoice, sayDuty, sayTaskTime } from './task-words.ts';

const now = new Date('2026-11-20T08:00:00Z');

test('a task says how long is left, and nobody’s task that it can be taken', () => {
  expect(sayTaskTime({ dueAt: '2026-11-20T08:45:00Z', endedAt: null }, now)).toEqual({
    text: '余 45 分',
    tone: 'plain',
  });
  expect(sayTaskTime({ dueAt: '2026-11-20T08:05:00Z', endedAt: null }, now).tone).toBe('warn');
  expect(sayTaskTime({ dueAt: '2026-11-20T07:59:00Z', endedAt: null }, now)).toEqual({
    text: '超时 1 分',
    tone: 'bad',
  });
  expect(sayTaskTime({ dueAt: null, endedAt: null }, now).text).toBe('待领取');
});

test('an inspector to choose is shown with distance and work', () => {
  const one = { id: 's-1', name: '刘洋', openTasks: 2 };
  expect(sayChoice({ ...one, distanceM: 350 })).toBe('刘洋 · 350 米 · 手上 2 件');
  expect(sayChoice({ ...one, distanceM: null })).toBe('刘洋 · 位置未知 · 手上 2 件');
});

test('the shift and the own position are said on the city’s clock', () => {
  const shift = { isOnShift: true, from: '08:00', to: '19:30' };
  const position = { at: '2026-11-20T08:00:00Z', until: '2026-11-20T08:30:00Z' };
  expect(sayDuty({ ...shift, position })).toBe(
    '班次 08:00–19:30 · 位置 16:00 已上报，16:30 前有效',
  );
  expect(sayDuty({ ...shift, position: null })).toContain('还没有您的位置');
  expect(sayDuty({ ...shift, isOnShift: false, position: null })).toContain('不上报位置');
});
