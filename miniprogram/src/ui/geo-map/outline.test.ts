import { expect, test } from 'vitest';
import { outlinePath, projection } from './outline.ts';

const project = projection(119, 36);

test('north is up, east is right, and a hundredth of a degree is about a kilometre', () => {
  expect(project(119, 36)).toEqual({ x: 0, y: 0 });
  expect(Math.round(project(119.01, 36.01).y)).toBe(-1113);
  expect(Math.round(project(119.01, 36.01).x)).toBe(901);
});

test('every ring of a district becomes a closed path', () => {
  const ring: [number, number][] = [
    [119, 36],
    [119.01, 36],
    [119, 36.01],
  ];
  expect(outlinePath([[ring], [ring]], project)).toBe('M0 0L901 0L0 -1113ZM0 0L901 0L0 -1113Z');
});
