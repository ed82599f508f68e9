import type { Context } from '../../../context.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import type { Moment } from '../../../lib/events.ts';
import { findFacts } from '../decisions/store.ts';
import type { Facts, Programme } from '../programmes/rules.ts';
import { findProgrammeVersion } from '../programmes/store.ts';
import { lockRewardsOfCase, type Reward } from '../store.ts';
import { bookDecided, bookShare } from './book-reward.ts';

type Moved = DomainEvents['case.moved'];

/** The steps that rules other than "filed" wait for. */
const TRIGGERS: Partial<Record<Moved['action'], string>> = {
  check_pass: 'awaits_check',
  close: 'awaits_closing',
};

/** Books what waited for this step, and the share of a report that is merged into a rewarded case. */
export async function bookOnMove(
  parts: Pick<Context, 'seal' | 'events'>,
  moment: Moment,
  moved: Moved,
): Promise<Reward[]> {
  const waited = TRIGGERS[moved.action];
  if (waited) return bookWaiting(parts, moment, moved.caseId, waited);
  const { caseId, caseNo, citizenId, mainCaseId } = moved;
  if (moved.action !== 'merge' || !mainCaseId || citizenId === null) return [];
  const main = (await lockRewardsOfCase(moment.session, mainCaseId)).find(isGranted);
  const known = main && (await whatWasKnown(moment, main));
  if (!main || !known) return [];
  const follower = { caseId, caseNo, citizenId };
  const share = await bookShare(parts, moment, main, known.programme, known.facts, follower);
  return share ? [share] : [];
}

async function bookWaiting(
  parts: Pick<Context, 'seal' | 'events'>,
  moment: Moment,
  caseId: string,
  waited: string,
): Promise<Reward[]> {
  for (const reward of await lockRewardsOfCase(moment.session, caseId)) {
    if (reward.state !== 'not_rewarded' || reward.reason !== waited) continue;
    const known = await whatWasKnown(moment, reward);
    if (known) return bookDecided(parts, moment, reward, known.programme, known.facts, []);
  }
  return [];
}

const isGranted = ({ kind, state }: Reward) =>
  kind === 'case' && ['owed', 'in_payout', 'paid'].includes(state);

/** The version of the rules and the facts of the filing: later versions do not reach back. */
async function whatWasKnown(
  { session }: Moment,
  { id, programmeId, programmeVersion }: Reward,
): Promise<{ programme: Programme; facts: Facts } | undefined> {
  if (programmeId === null || programmeVersion === null) return undefined;
  const programme = await findProgrammeVersion(session, programmeId, programmeVersion);
  const facts = await findFacts(session, id);
  return programme && facts && { programme, facts };
}
