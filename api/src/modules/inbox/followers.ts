import { build, type Session } from '../../lib/db.ts';

export type Follower = {
  citizen_id: string;
  /** The person's own report, when it was merged into this case. */
  own_case_id: string | null;
};

export async function followersOf(session: Session, caseId: string): Promise<Follower[]> {
  return session.rows<Follower>(
    build('case_followers').select('citizen_id', 'own_case_id').where('case_id', caseId),
  );
}

export async function follow(
  session: Session,
  caseId: string,
  citizenId: string,
  now: Date,
): Promise<void> {
  await session.write(
    build('case_followers')
      .insert({ case_id: caseId, citizen_id: citizenId, own_case_id: null, followed_at: now })
      .onConflict(['case_id', 'citizen_id'])
      .merge(['case_id']),
  );
}

/** Whose report was merged stays: it is that person's case too. */
export async function unfollow(session: Session, caseId: string, citizenId: string): Promise<void> {
  await session.write(
    build('case_followers')
      .where({ case_id: caseId, citizen_id: citizenId, own_case_id: null })
      .delete(),
  );
}

/** A report became part of a main case: its reporter, and who followed it, hear of that one from now on. */
export async function moveToMain(
  session: Session,
  now: Date,
  merged: { caseId: string; citizenId: string | null; mainCaseId: string },
): Promise<void> {
  const { caseId, citizenId, mainCaseId } = merged;
  for (const { citizen_id } of await followersOf(session, caseId))
    await follow(session, mainCaseId, citizen_id, now);
  if (citizenId === null) return;
  await session.write(
    build('case_followers')
      .insert({
        case_id: mainCaseId,
        citizen_id: citizenId,
        own_case_id: caseId,
        followed_at: now,
      })
      .onConflict(['case_id', 'citizen_id'])
      .merge(['own_case_id']),
  );
}

/** The main case left the loop and the report stands alone again. */
export async function releaseFromMain(
  session: Session,
  released: { caseId: string; citizenId: string },
): Promise<void> {
  await session.write(
    build('case_followers')
      .where({ citizen_id: released.citizenId, own_case_id: released.caseId })
      .delete(),
  );
}

/** Who met the problem too, without a report of their own. */
export async function countMetToo(session: Session, caseId: string): Promise<number> {
  const row = await session.first<{ number: number }>(
    build('case_followers').count({ number: '*' }).where({ case_id: caseId, own_case_id: null }),
  );
  return row?.number ?? 0;
}

/** By case: how many follow it, and whether this person does. */
export async function countFollowers(
  session: Session,
  caseIds: readonly string[],
  citizenId: string,
): Promise<Map<string, { followerCount: number; isFollowed: boolean }>> {
  if (caseIds.length === 0) return new Map();
  const rows = await session.rows<{ case_id: string; number: number; mine: string | number }>(
    build('case_followers')
      .select('case_id')
      .count({ number: '*' })
      .select(build.raw('SUM(citizen_id = ?) AS mine', [citizenId]))
      .whereIn('case_id', [...caseIds])
      .groupBy('case_id'),
  );
  return new Map(
    rows.map((row) => [
      row.case_id,
      { followerCount: row.number, isFollowed: Number(row.mine) > 0 },
    ]),
  );
}
