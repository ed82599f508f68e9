import type { Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { grantReward } from '../booking/grant-reward.ts';
import { extended } from '../claim-end.ts';
import { findFacts } from '../decisions/store.ts';
import { personAccount, transfer } from '../ledger.ts';
import { decideReward, type Facts, type Programme } from '../programmes/rules.ts';
import { findProgrammeVersion } from '../programmes/store.ts';
import { changeReward, type Reward } from '../store.ts';

/** What two people took back was right after all: the same sum goes the same way again. */
export async function grantAgain(
  session: Session,
  now: Date,
  reward: Reward,
  actor: string,
): Promise<Reward> {
  await transfer(
    session,
    {
      id: `regrant:${reward.id}`,
      debit: reward.poolId!,
      credit: personAccount(reward.personId),
      amountFen: reward.amountFen,
      reason: `申诉成立，恢复奖励 ${reward.caseNo}`,
      actor,
      rewardId: reward.id,
    },
    now,
  );
  const spanMs = reward.claimUntil ? reward.claimUntil.getTime() - reward.bookedAt.getTime() : 0;
  const claimUntil = reward.claimUntil && extended(now, spanMs);
  return change(session, reward, {
    state: 'owed',
    claimable: true,
    reason: null,
    note: null,
    claimUntil,
  });
}

/** A case that earned nothing earns what its class is worth under the version of the rules it was decided by. */
export async function bookOnAppeal(
  session: Session,
  now: Date,
  reward: Reward,
  actor: string,
): Promise<Reward> {
  const facts = await findFacts(session, reward.id);
  const programme =
    reward.programmeId !== null && reward.programmeVersion !== null
      ? await findProgrammeVersion(session, reward.programmeId, reward.programmeVersion)
      : undefined;
  if (!facts || !programme) throw refuse('nothing_to_grant');
  // People judged what the rules could not see; the amount, the caps and the pool stay the rules' own.
  const decision = decideReward(asJudged(facts, programme), withoutProofs(programme));
  const by = { reason: '申诉成立，立案奖励', actor };
  const granted = await grantReward({ session, now }, reward, programme, facts, decision, by);
  if (granted.state === 'not_rewarded') throw refuse('nothing_to_grant');
  return granted;
}

const asJudged = (facts: Facts, { termsVersion }: Programme): Facts => ({
  ...facts,
  mayBePaid: true,
  consentVersion: termsVersion,
  realName: 'wechat_real_name',
  hasPhone: true,
  marks: [],
  nearby: [],
});

const withoutProofs = (programme: Programme): Programme => ({
  ...programme,
  rules: {
    ...programme.rules,
    evidence: {
      minPhotos: 1,
      marks: [],
      withinMinutes: null,
      maxAccuracyM: null,
      isSameDay: false,
    },
  },
});

async function change(
  session: Session,
  reward: Reward,
  to: Parameters<typeof changeReward>[2],
): Promise<Reward> {
  await changeReward(session, reward.id, to);
  return { ...reward, ...to };
}
