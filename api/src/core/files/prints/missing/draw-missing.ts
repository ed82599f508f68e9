import type { MarkGap } from '../../../../../contract/files.ts';
import type { Context } from '../../../../context.ts';
import type { Job } from '../../../../lib/jobs.ts';
import { StorageTrouble } from '../../../../vendors/cos/index.ts';
import { PRINTS_KEPT_MS } from '../forget-prints.ts';
import { drawAll, keepDrawn } from '../keep-prints.ts';
import { deletePrints } from '../store.ts';
import {
  claimPhoto,
  isSketched,
  listUnmarked,
  type Marks,
  settleMarks,
  type UnmarkedPhoto,
} from './store.ts';

const BATCH = 50;
/** Half an hour of a night, at a fifth of a second each. */
const MOST = 10_000;
/** Long after whoever claimed it must be done or dead, and before the next night. */
const RETRY_MS = 6 * 3_600_000;
const MAX_TRIES = 3;
/** So many in a row are no fault of the photos: the storage is away, and tonight is over. */
const MAX_TROUBLES = 5;

/**
 * Photos from before pictures had marks are found as a whole only. Their marks are drawn here, by one server at a
 * time; each photo is claimed all the same, because a server may be slow and still at it when the next one begins.
 */
export const drawMissingMarks: Job = {
  name: 'draw-missing-marks',
  schedule: '0 10 2 * * *',
  leaseSeconds: 3600,
  run: async (context, run) => {
    const since = new Date(context.clock.now().getTime() - PRINTS_KEPT_MS);
    let [drawn, skipped, troubles, looked] = [0, 0, 0, 0];
    const say = (why = '') =>
      looked > 0 ? `drew the marks of ${drawn} photos, skipped ${skipped}${why}` : '';
    while (looked < MOST) {
      const now = context.clock.now();
      const turn = { now, triedBefore: new Date(now.getTime() - RETRY_MS) };
      const batch = await listUnmarked(context.db, { since, ...turn, limit: BATCH });
      for (const photo of batch) {
        looked++;
        if (!(await run.isMine(context.db))) return say('; another server has the job');
        if (!(await claimPhoto(context.db, photo.id, turn))) continue;
        const marks = await markPhoto(context, photo);
        if (marks === 'drawn') drawn++;
        else if (marks) skipped++;
        troubles = marks ? 0 : troubles + 1;
        if (troubles >= MAX_TROUBLES) return say('; the storage does not answer');
      }
      if (batch.length < BATCH) break;
    }
    return say();
  },
};

/** Null when the storage did not answer: it is asked again another night, and not for ever. */
async function markPhoto(context: Context, photo: UnmarkedPhoto): Promise<Marks | null> {
  const { db } = context;
  const marks = await draw(context, photo);
  if (marks && !(await settleMarks(db, photo.id, marks))) await deletePrints(db, [photo.id]);
  return marks;
}

async function draw({ db, vendors }: Context, photo: UnmarkedPhoto): Promise<Marks | null> {
  // Drawn when it was received. What a killed run left may be half: that is drawn once more, which changes nothing.
  if (photo.marks_tries === 0 && (await isSketched(db, photo.id))) return 'drawn';
  const picture = await vendors.cos.get(photo.display_key).catch(whyNot(photo));
  if (!Buffer.isBuffer(picture)) return picture;
  const drawn = await drawAll(picture).catch(() => 'unreadable' as const);
  if (drawn === 'unreadable') return drawn;
  if (!drawn || drawn.sketch.sketch.marks.length === 0) return 'plain';
  // As old as the photo: it is forgotten with those that were drawn in time.
  await keepDrawn(db, photo.id, drawn, photo.received_at);
  return 'drawn';
}

const whyNot =
  (photo: UnmarkedPhoto) =>
  (trouble: unknown): MarkGap | null => {
    if (!(trouble instanceof StorageTrouble)) throw trouble;
    if (trouble.http === 404) return 'missing';
    return photo.marks_tries + 1 >= MAX_TRIES ? 'failed' : null;
  };
