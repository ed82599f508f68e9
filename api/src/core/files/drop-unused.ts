import type { Context } from '../../context.ts';
import type { Job } from '../../lib/jobs.ts';
import { deletePrints } from './prints/index.ts';
import { deleteUnused, listUnused } from './store.ts';

const KEPT_MS = 7 * 86_400_000;
const BATCH = 200;

/** Uploads that no report took within seven days are deleted, row first: a case can no longer take it. */
export const dropUnusedPhotos: Job = {
  name: 'drop-unused-photos',
  schedule: '0 40 3 * * *',
  leaseSeconds: 600,
  run: async (context) => `dropped ${await dropUnused(context)} photos`,
};

async function dropUnused(context: Context): Promise<number> {
  const before = new Date(context.clock.now().getTime() - KEPT_MS);
  let dropped = 0;
  for (const photo of await listUnused(context.db, before, BATCH)) {
    if ((await deleteUnused(context.db, photo.id)) !== 1) continue;
    await deletePrints(context.db, [photo.id]);
    const keys = [photo.original_key, photo.display_key, photo.thumb_key];
    for (const key of keys) if (key) await context.vendors.cos.remove(key);
    dropped++;
  }
  return dropped;
}
