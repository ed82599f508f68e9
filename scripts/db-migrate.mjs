// npm run db:migrate: brings the database (DATABASE_URL, else the private one) to the newest schema.
import { program } from './lib/programs.mjs';
import { runInForeground, withDemoDatabase } from './lib/run-with-database.mjs';

await withDemoDatabase(({ url, ownerUrl }) =>
  runInForeground(program('api/src/migrate.ts'), {
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
  }),
);
