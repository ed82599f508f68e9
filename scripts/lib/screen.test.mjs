import { expect, test } from 'vitest';
import { table, welcomeScreen, widthOf } from './screen.mjs';

const screen = (accounts) =>
  welcomeScreen({
    url: 'http://localhost:8080',
    h5Url: 'http://localhost:8080/',
    adminUrl: 'http://localhost:8080/admin/',
    sandboxUrl: 'http://localhost:8090',
    accounts,
    seconds: '3.2',
  });

test('Chinese characters take two columns, so columns stay straight', () => {
  expect(widthOf('市民H5')).toBe(6);
  const lines = table([
    ['角色', 'a'],
    ['财务复核', 'b'],
  ]);
  expect(lines).toEqual(['角色      a', '财务复核  b']);
});

test('the screen names every address and how to stop', () => {
  const text = screen([]);
  for (const part of [':8080/\n', '/admin/', '/docs', '/openapi.json', ':8090/', 'Ctrl-C']) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('演示账号');
});

test('the screen shows who may sign in, and fits on one', () => {
  const account = { role: '受理员', name: '王明', username: 'wangming', password: 'demo-1' };
  const text = screen(Array.from({ length: 13 }, () => account));
  expect(text).toMatch(/受理员 +王明 +wangming +demo-1/);
  expect(text.split('\n').length).toBeLessThan(32);
});
