// The private MariaDB of the tests, shared by all runs of this folder.
// By hand: node scripts/lib/test-database.mjs   (prints TEST_DATABASE_URL, Ctrl-C gives it back)
import { pathToFileURL } from 'node:url';
import { inData } from './paths.mjs';
import { useMariadb } from './use-mariadb.mjs';

// Every commit still reaches the disk as in production: tests of money must not be kinder than life.
const TEST_ARGS = ['--performance-schema=OFF', '--max-connections=400'];

export const useTestDatabase = () =>
  useMariadb({
    home: inData('test-mariadb'),
    firstPort: 24306,
    args: TEST_ARGS,
    whenAlone: dropLeftovers,
  });

/** A run that was killed could not drop its databases. */
async function dropLeftovers(url) {
  const { default: mysql } = await import('mysql2/promise');
  const session = await mysql.createConnection(url);
  const [rows] = await session.query("SHOW DATABASES LIKE 'app\\_%'");
  for (const row of rows) await session.query('DROP DATABASE ??', [Object.values(row)[0]]);
  await session.end();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url, release } = await useTestDatabase();
  console.log(`TEST_DATABASE_URL=${url}`);
  const stayAwake = setInterval(() => {}, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      clearInterval(stayAwake);
      void release();
    });
  }
}
