import type { AppealState } from '../../../../contract/reward-reviews.ts';
import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';

export type AppealRow = {
  id: string;
  reward_id: string;
  person_id: string;
  words: string;
  /** The reason code it is against. */
  about: string;
  asked_at: Date;
  due_at: Date;
  state: AppealState;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: Date | null;
  answer: string | null;
};

/** False when this reward was appealed before. */
export async function insertAppeal(
  session: Session,
  appeal: Omit<AppealRow, 'state' | 'decided_by' | 'decided_name' | 'decided_at' | 'answer'>,
): Promise<boolean> {
  try {
    await session.write(build('reward_appeals').insert({ ...appeal, state: 'open' }));
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export const findAppeal = (session: Session, id: string) =>
  session.first<AppealRow>(build('reward_appeals').where('id', id));

export const lockAppeal = (session: Session, id: string) =>
  session.first<AppealRow>(build('reward_appeals').where('id', id).forUpdate());

export async function closeAppeal(
  session: Session,
  id: string,
  end: Pick<AppealRow, 'state' | 'decided_by' | 'decided_name' | 'decided_at' | 'answer'>,
): Promise<void> {
  const matched = await session.write(
    build('reward_appeals').where({ id, state: 'open' }).update(end),
  );
  if (matched !== 1) throw new Error(`appeal ${id} is not open`);
}

export async function appealsOfRewards(
  session: Session,
  rewardIds: readonly string[],
): Promise<Map<string, AppealRow>> {
  if (rewardIds.length === 0) return new Map();
  const rows = await session.rows<AppealRow>(
    build('reward_appeals').whereIn('reward_id', [...rewardIds]),
  );
  return new Map(rows.map((row) => [row.reward_id, row]));
}

export async function pageOfAppeals(
  session: Session,
  filter: { state?: AppealState | undefined; cursor?: string | undefined; limit: number },
) {
  const query = build('reward_appeals')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  const after = readCursor(filter.cursor);
  if (after) void query.where('id', '<', after);
  if (filter.state) void query.where('state', filter.state);
  return toPage(await session.rows<AppealRow>(query), filter.limit, (row) => row.id);
}

type Deciders = { reward_id: string; deny_asked_by: string; decided_by: string; decided_at: Date };

/** Who refused these rewards, and when; the last refusal of each. */
export async function refusalsOfRewards(
  session: Session,
  rewardIds: readonly string[],
): Promise<Map<string, Deciders>> {
  if (rewardIds.length === 0) return new Map();
  const rows = await session.rows<Deciders>(
    build('reward_holds')
      .select('reward_id', 'deny_asked_by', 'decided_by', 'decided_at')
      .whereIn('reward_id', [...rewardIds])
      .andWhere('state', 'denied')
      .orderBy('id'),
  );
  return new Map(rows.map((row) => [row.reward_id, row]));
}
