import { expect, test } from 'vitest';
import type { Page } from '../modules.ts';
import { pageAt } from './page-at.ts';

const page = (path: string): Page => ({
  path,
  label: path,
  icon: 'cases',
  roles: [],
  load: () => Promise.reject(new Error('not opened here')),
});
const menu = ['/cases', '/evaluation', '/evaluation/schemes'].map(page);
const at = (pathname: string) => pageAt(menu, pathname)?.path;

test('a page below another one lights up alone', () => {
  expect(at('/evaluation')).toBe('/evaluation');
  expect(at('/evaluation/schemes')).toBe('/evaluation/schemes');
});

test('one case belongs to the list of cases, a page nobody knows to none', () => {
  expect(at('/cases/01M7')).toBe('/cases');
  expect(at('/casesX')).toBeUndefined();
});
