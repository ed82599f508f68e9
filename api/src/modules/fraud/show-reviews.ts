import type { z } from 'zod';
import type { fraudRoutes, ReviewStory, RewardReview } from '../../../contract/fraud.ts';
import type { Context } from '../../context.ts';
import { recordAccess, staffNames } from '../../core/accounts/index.ts';
import { photosById, thumbUrl } from '../../core/files/index.ts';
import {
  findReward,
  holdsOfReward,
  openDenials,
  pageOfRewards,
  type Reward,
  rewardsById,
} from '../../core/rewards/index.ts';
import { readCursor, toPage } from '../../lib/paging.ts';
import { refuse } from '../../lib/refusal.ts';
import type { StaffActor } from '../../module.ts';
import {
  type AssessmentRow,
  assessmentsOf,
  findAssessment,
  listHeld,
  signalsOf,
} from './assessment-store.ts';

type Query = z.output<typeof fraudRoutes.listRewardReviews.query>;

/** What waits for a decision, or everything that was ever held by a score. */
export async function listReviews(context: Context, staff: StaffActor, query: Query) {
  const { db } = context;
  if (query.only === 'open') {
    const { cursor, limit } = query;
    const page = await pageOfRewards(db, { cursor, limit, held: 'yes' });
    const rows = await assessmentsOf(
      db,
      page.items.map((reward) => reward.id),
    );
    const byReward = new Map(rows.map((row) => [row.reward_id, row]));
    const pairs = page.items.map((reward) => ({ reward, row: byReward.get(reward.id) }));
    return { ...page, items: await show(context, staff, pairs) };
  }
  const after = readCursor(query.cursor);
  const page = toPage(await listHeld(db, { ...query, after }), query.limit, (row) => row.reward_id);
  const rewards = await rewardsById(
    db,
    page.items.map((row) => row.reward_id),
  );
  const pairs = page.items.flatMap((row) => {
    const reward = rewards.get(row.reward_id);
    return reward ? [{ reward, row }] : [];
  });
  return { ...page, items: await show(context, staff, pairs) };
}

type Pair = { reward: Reward; row: AssessmentRow | undefined };

async function show(
  { db, clock }: Context,
  staff: StaffActor,
  pairs: readonly Pair[],
): Promise<RewardReview[]> {
  const ids = pairs.flatMap(({ row }) => row?.reviewer_id ?? []);
  const names = await staffNames(db, [...new Set(ids)]);
  const denials = await openDenials(
    db,
    pairs.map(({ reward }) => reward.id),
  );
  return pairs.map(({ reward, row }) => ({
    rewardId: reward.id,
    caseNo: reward.caseNo,
    personAlias: reward.personAlias,
    amountFen: reward.amountFen,
    score: row?.score ?? 0,
    codes: row ? [...new Set(signalsOf(row).map((signal) => signal.code))] : [],
    bookedAt: reward.bookedAt.toISOString(),
    heldAt: reward.heldAt?.toISOString() ?? null,
    denialAskedBy: denials.get(reward.id)?.name ?? null,
    reviewer: row?.reviewer_id
      ? { id: row.reviewer_id, name: names.get(row.reviewer_id) ?? row.reviewer_id }
      : null,
    reviewBy: row?.review_by?.toISOString() ?? null,
    mayDecide:
      reward.heldAt !== null &&
      staff.roles.includes('finance') &&
      mayTakePart(row, denials.get(reward.id), staff.id, clock.now()),
  }));
}

const mayBegin = (row: AssessmentRow | undefined, staffId: string, now: Date): boolean =>
  !row?.reviewer_id || row.reviewer_id === staffId || now >= (row.review_by ?? now);

/** Who asked for a refusal has done what one person can do; the second is anybody else. */
const mayTakePart = (
  row: AssessmentRow | undefined,
  denial: { id: string } | undefined,
  staffId: string,
  now: Date,
): boolean => (denial ? denial.id !== staffId : mayBegin(row, staffId, now));

/** The drawn reviewer decides first; when he or she has asked for a refusal, the second person is anybody else. */
export async function refuseOtherReviewers(
  session: Context['db'] | Parameters<typeof findAssessment>[0],
  now: Date,
  { rewardId, staffId }: { rewardId: string; staffId: string },
): Promise<void> {
  const row = await findAssessment(session, rewardId);
  if (mayBegin(row, staffId, now)) return;
  const holds = await holdsOfReward(session, rewardId);
  if (holds.some((hold) => hold.state === 'open' && hold.deny_asked_by !== null)) return;
  throw refuse('not_your_review');
}

/** One reward's reasons with the pictures they speak of. That it was opened is written down. */
export async function showReview(
  context: Context,
  staff: StaffActor,
  rewardId: string,
  ip: string,
): Promise<ReviewStory> {
  const { db } = context;
  const [reward, row] = [await findReward(db, rewardId), await findAssessment(db, rewardId)];
  if (!reward || (!row && reward.heldAt === null)) throw refuse('not_found');
  const [review] = await show(context, staff, [{ reward, row }]);
  if (!review) throw refuse('not_found');
  const signals = row ? signalsOf(row) : [];
  const ids = signals.flatMap(({ evidence }) =>
    evidence ? [evidence.photoId, evidence.otherPhotoId] : [],
  );
  const photos = new Map((await photosById(db, ids)).map((photo) => [photo.id, photo]));
  const access = {
    staffId: staff.id,
    what: 'reward-review',
    objectId: rewardId,
    outcome: 'ok',
    ip,
  };
  await recordAccess(context, access);
  return {
    review,
    signals: signals.map((signal) => ({
      ...signal,
      pictures: signal.evidence
        ? {
            own: thumbUrl(context, photos.get(signal.evidence.photoId)),
            other: thumbUrl(context, photos.get(signal.evidence.otherPhotoId)),
            ownAt: photos.get(signal.evidence.photoId)?.received_at?.toISOString() ?? null,
            otherAt: photos.get(signal.evidence.otherPhotoId)?.received_at?.toISOString() ?? null,
          }
        : null,
    })),
    ruleVersion: row?.rule_version ?? '',
    draw: row?.draw_seed
      ? { seed: row.draw_seed, from: row.drawn_from?.split(' ').filter(Boolean) ?? [] }
      : null,
  };
}
