import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import type { Moment } from '../../../lib/events.ts';
import { sha256 } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { findCitizen } from '../../accounts/index.ts';
import { knowPayee } from '../booking/know-payee.ts';
import { undecided } from '../booking/new-reward.ts';
import { endOfDay } from '../claim-end.ts';
import { personAccount, poolAccount, transfer } from '../ledger.ts';
import { type Programme, refusalOfPerson } from '../programmes/rules.ts';
import { findProgrammeVersion, programmesOn } from '../programmes/store.ts';
import { insertReward, type Reward } from '../store.ts';
import { drawLottery, rankPeople, type Winner } from './rules.ts';
import {
  closeRound,
  findRound,
  lockRound,
  openRound,
  type RoundKey,
  type RoundRow,
  scoresOf,
  ticketsOf,
} from './store.ts';

const NAMES = { ranking: ['月度排行奖', 'RANK'], lottery: ['月度抽奖', 'DRAW'] } as const;

/** What a round came to; kept as text, so that it is the same for ever. */
export type RoundResult = {
  entryCount: number;
  winners: { place: number; alias: string; amountFen: number }[];
};

/** Books the prizes of a month that is over, all of them or none, and once however often it is asked. */
export async function bookPrizes(context: Context, staffId: string, key: RoundKey): Promise<void> {
  const now = context.clock.now();
  const span = monthOf(key.month);
  if (now < span.to) throw refuse('month_not_over');
  await context.db.transaction(async (session) => {
    const round = await openedRound({ session, now }, key);
    if (round.booked_at !== null) return;
    const programme = (await findProgrammeVersion(session, key.programmeId, round.version))!;
    const drawn = await winnersOf(context, { session, now }, key, round, programme);
    const result: RoundResult = { entryCount: drawn.entryCount, winners: [] };
    for (const winner of drawn.winners) {
      const alias = await bookPrize(context, { session, now }, key, programme, winner, staffId);
      result.winners.push({ place: winner.place, alias, amountFen: winner.amountFen });
    }
    await closeRound(session, key, {
      seed: drawn.seed,
      booked_at: now,
      booked_by: staffId,
      result: JSON.stringify(result),
    });
  });
}

export const monthOf = (month: string) => ({
  from: startOfDay(`${month}-01`),
  to: startOfDay(`${nextDay(`${month}-28`, 4).slice(0, 7)}-01`),
});

/** The round's row under lock. A ranking opens when it is asked for; a draw was opened with its seed. */
async function openedRound({ session }: Moment, key: RoundKey): Promise<RoundRow> {
  if (key.kind === 'ranking' && !(await findRound(session, key))) {
    const lastDay = nextDay(shanghaiDay(monthOf(key.month).to), -1);
    const ran = (await programmesOn(session, lastDay)).find(({ id }) => id === key.programmeId);
    if (!ran || ran.rules.rankMonth.length === 0) throw refuse('not_found');
    await openRound(session, key, { version: ran.version });
  }
  const round = await lockRound(session, key);
  if (!round) throw refuse('seed_not_committed');
  return round;
}

async function winnersOf(
  { seal }: Context,
  { session }: Moment,
  key: RoundKey,
  round: RoundRow,
  { rules }: Programme,
): Promise<{ winners: Winner[]; entryCount: number; seed: string | null }> {
  const span = { programmeId: key.programmeId, ...monthOf(key.month) };
  if (key.kind === 'ranking') {
    const scores = await scoresOf(session, span);
    return { winners: rankPeople(scores, rules.rankMonth), entryCount: scores.length, seed: null };
  }
  const seed = seal.open(round.seed_sealed!);
  const tickets = await ticketsOf(session, span);
  const winners = drawLottery(seed, tickets, rules.lotteryMonth, sha256);
  return { winners, entryCount: tickets.length, seed };
}

/** A prize is a reward like any other: out of the month's pool, into the person's account. */
async function bookPrize(
  { seal, events }: Context,
  moment: Moment,
  key: RoundKey,
  programme: Programme,
  { place, personId, amountFen }: Winner,
  actor: string,
): Promise<string> {
  const { session, now } = moment;
  const citizen = await findCitizen(session, seal, personId);
  if (!citizen) throw new Error(`nobody to give a prize: ${personId}`);
  const [label, short] = NAMES[key.kind];
  const about = {
    caseId: roundId(key),
    caseNo: `${short}-${key.month}-${place}`,
    pick: { label, rewardClass: '-' },
  };
  const blank = { ...undecided(now, about, citizen, programme), kind: key.kind };
  const reason = refusalOfPerson(await knowPayee(session, citizen), programme);
  if (reason) {
    await insertReward(session, { ...blank, reason });
    await events.publish('reward.decided', moment, { rewardId: blank.id });
    return mask(citizen.alias);
  }
  const claimUntil = endOfDay(now, programme.rules.payout.claimDays);
  const poolId = poolAccount(key.programmeId, key.month);
  const owed = { amountFen, poolId, claimUntil, claimable: true, state: 'owed' as const };
  const reward: Reward = { ...blank, ...owed };
  await insertReward(session, reward);
  await transfer(
    session,
    {
      id: `grant:${reward.id}`,
      debit: poolId,
      credit: personAccount(personId),
      amountFen,
      reason: `${label} ${about.caseNo}`,
      actor,
      rewardId: reward.id,
    },
    now,
  );
  await events.publish('reward.booked', moment, { ...reward, rewardId: reward.id });
  await events.publish('reward.decided', moment, { rewardId: reward.id });
  return mask(citizen.alias);
}

const mask = (alias: string) => `${alias.slice(0, 2)}**${alias.slice(-1)}`;

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Stands where a case's id stands, always the same for the same round: nobody can win its prize twice. */
function roundId({ programmeId, month, kind }: RoundKey): string {
  const bytes = Buffer.from(sha256(`${programmeId}|${month}|${kind}`), 'hex');
  return [...bytes.subarray(0, 26)].map((byte) => LETTERS[byte % 32]).join('');
}
