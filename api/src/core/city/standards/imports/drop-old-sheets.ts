import type { Context } from '../../../../context.ts';
import type { Job } from '../../../../lib/jobs.ts';
import { changeImport, deleteRows, listOldSheets, lockImport } from './import-store.ts';

const KEPT_MS = 90 * 86_400_000;
const BATCH = 100;

/** Uploaded sheets and their dry runs are deleted after 90 days; who imported what and when stays. */
export const dropOldSheets: Job = {
  name: 'drop-old-sheets',
  schedule: '0 50 3 * * *',
  leaseSeconds: 600,
  run: async (context) => `dropped ${await drop(context)} sheets`,
};

async function drop({ db, clock, vendors }: Context): Promise<number> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  const old = await listOldSheets(db, before, BATCH);
  for (const { id, object_key } of old) {
    await vendors.cos.remove(object_key);
    await db.transaction(async (session) => {
      const found = await lockImport(session, id);
      await deleteRows(session, id);
      await changeImport(session, id, {
        object_key: '',
        // Without its rows a dry run can no longer be confirmed.
        ...(found?.state === 'checked' && { state: 'asked', counts: null, base_hash: null }),
      });
    });
  }
  return old.length;
}
