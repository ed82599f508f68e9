import { build, type Session } from '../../../lib/db.ts';
import { chunksOf, NEAR_BITS, probesOf } from './bits.ts';
import type { Print, PrintKind } from './draw-prints.ts';
import { deleteSketches } from './sketch/index.ts';

const MAX_CANDIDATES = 200;

export async function insertPrints(
  session: Session,
  photoId: string,
  prints: readonly Print[],
  now: Date,
): Promise<void> {
  if (prints.length === 0) return;
  const rows = prints.map(({ kind, bits, fine }, variant) => ({
    photo_id: photoId,
    variant,
    kind,
    bits: String(bits),
    fine,
    made_at: now,
  }));
  const chunks = prints.flatMap(({ bits }, variant) =>
    chunksOf(bits).map((chunk) => ({ chunk, photo_id: photoId, variant, bits: String(bits) })),
  );
  await session.write(
    build('photo_prints').insert(rows).onConflict(['photo_id', 'variant']).ignore(),
  );
  await session.write(
    build('photo_chunks').insert(chunks).onConflict(['chunk', 'photo_id', 'variant']).ignore(),
  );
}

export type Candidate = { photo_id: string; kind: PrintKind; fine: Buffer };

/** Prints of other photos that differ in at most `NEAR_BITS` bits: found by index, counted exactly. */
export async function findCandidates(
  session: Session,
  photoId: string,
  bits: bigint,
): Promise<Candidate[]> {
  // Plain and apart: joined or made distinct, the server would walk through every print there is.
  const found = await session.rows<{ photo_id: string; variant: number }>(
    build('photo_chunks')
      .select('photo_id', 'variant')
      .whereIn('chunk', probesOf(bits))
      .andWhere('photo_id', '<>', photoId)
      .whereRaw('BIT_COUNT(bits ^ CAST(? AS UNSIGNED)) <= ?', [String(bits), NEAR_BITS])
      .limit(MAX_CANDIDATES),
  );
  if (found.length === 0) return [];
  return session.rows<Candidate>(
    build('photo_prints')
      .select('photo_id', 'kind', 'fine')
      .whereIn(
        ['photo_id', 'variant'],
        found.map((one) => [one.photo_id, one.variant]),
      ),
  );
}

export type Likeness = { otherId: string; kind: PrintKind; distance: number };

export async function insertLikes(
  session: Session,
  photoId: string,
  likes: readonly Likeness[],
  now: Date,
): Promise<void> {
  if (likes.length === 0) return;
  const rows = likes.map(({ otherId, kind, distance }) => ({
    photo_id: photoId,
    other_id: otherId,
    kind,
    distance,
    found_at: now,
  }));
  await session.write(
    build('photo_likes').insert(rows).onConflict(['photo_id', 'other_id']).ignore(),
  );
}

type LikeRow = { photo_id: string; other_id: string; kind: PrintKind; distance: number };

/** Pairs in which one of these photos is either side: whoever was written first found the other, or both did. */
export async function likesOf(session: Session, photoIds: readonly string[]): Promise<LikeRow[]> {
  const columns = ['photo_id', 'other_id', 'kind', 'distance'];
  const side = (column: string) =>
    session.rows<LikeRow>(
      build('photo_likes')
        .select(columns)
        .whereIn(column, [...photoIds])
        .orderBy('distance')
        .limit(MAX_CANDIDATES),
    );
  const [found, foundBy] = [await side('photo_id'), await side('other_id')];
  return [
    ...found,
    ...foundBy.map((row) => ({ ...row, photo_id: row.other_id, other_id: row.photo_id })),
  ];
}

export async function deletePrints(session: Session, photoIds: readonly string[]): Promise<void> {
  if (photoIds.length === 0) return;
  const ids = [...photoIds];
  // First: whoever draws them at this moment finds it out at the end, and takes them back.
  await session.write(build('photos').whereIn('id', ids).update({ marks: 'forgotten' }));
  await deleteSketches(session, ids);
  await session.write(build('photo_chunks').whereIn('photo_id', ids).delete());
  await session.write(build('photo_prints').whereIn('photo_id', ids).delete());
  await session.write(build('photo_likes').whereIn('photo_id', ids).delete());
  await session.write(build('photo_likes').whereIn('other_id', ids).delete());
}

export async function printedBefore(session: Session, before: Date, limit: number) {
  const rows = await session.rows<{ photo_id: string }>(
    build('photo_prints').distinct('photo_id').where('made_at', '<', before).limit(limit),
  );
  return rows.map((row) => row.photo_id);
}
