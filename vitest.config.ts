import { defineConfig } from 'vitest/config';

const database = './scripts/lib/vitest-database.mjs';

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'api',
          include: ['api/**/*.test.ts'],
          environment: 'node',
          pool: 'threads',
          // Every test makes its own city, so files may share a process and its connections.
          isolate: false,
          globalSetup: [database],
          // Long for a slow machine: who waits for longer sees no other answer.
          testTimeout: 40_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'admin',
          include: ['admin/src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'miniprogram',
          include: ['miniprogram/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'miniprogram/dist/**', 'miniprogram/e2e/**'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'scripts',
          include: ['scripts/**/*.test.mjs'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['admin/e2e/**/*.test.ts', 'miniprogram/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: [database],
          // A browser, an API and a sandbox per story: one story at a time on a small machine.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
