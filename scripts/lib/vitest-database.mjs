// Vitest's global set-up: `npx vitest run some/file` works without preparing anything by hand.
import { useTestDatabase } from './test-database.mjs';

export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const { url, release } = await useTestDatabase();
  process.env.TEST_DATABASE_URL = url;
  return async () => {
    delete process.env.TEST_DATABASE_URL;
    await release();
  };
}
