import type { DomainEvents } from '../../../domain-events.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import type { Moment } from '../../../lib/events.ts';
import { newId } from '../../../lib/ids.ts';
import { LIMITS } from '../limits.ts';
import { countRejections, reportsOf } from '../reports/index.ts';
import { forgedListing, type Listing, listingFor } from './rules.ts';
import { activeEntries, addEvent, insertEntry, takeTurn } from './store.ts';

const DAY_MS = 86_400_000;

/** After a rejection: counts the facts, and enters the person when the ladder says so. */
export async function listAfterRejection(
  moment: Moment,
  move: DomainEvents['case.moved'],
): Promise<void> {
  if (move.citizenId === null || move.reason !== 'not_real') return;
  // Before the count: of two rejections at once the second one counts the first.
  await takeTurn(moment.session, move.citizenId, moment.now);
  const since = new Date(moment.now.getTime() - LIMITS.watch.windowMs);
  const rejections = await countRejections(moment.session, move.citizenId, 'not_real', since);
  const listing = listingFor(rejections);
  if (listing) await enter(moment, move.citizenId, listing);
}

/** A filed case that turned out to be forged. */
export async function listAfterVoid(
  moment: Moment,
  voided: DomainEvents['case.voided'],
): Promise<void> {
  if (voided.reason !== 'fraud') return;
  const [report] = await reportsOf(moment.session, [voided.caseId]);
  if (!report) return;
  await takeTurn(moment.session, report.person_id, moment.now);
  await enter(moment, report.person_id, forgedListing(report.case_no));
}

async function enter({ session, now }: Moment, personId: string, listing: Listing): Promise<void> {
  const { level, days, reason } = listing;
  const endsAt = new Date(now.getTime() + days * DAY_MS);
  const standing = await activeEntries(session, personId, now);
  const isCovered = standing.some((one) => one.level === level && one.ends_at! >= endsAt);
  if (isCovered) return;
  const id = newId(now);
  const entered = await insertEntry(session, {
    id,
    person_id: personId,
    // Two rejections at the same instant make one entry.
    rule_key: `${personId} ${level} ${days} ${shanghaiDay(now)}`,
    level,
    reason,
    state: 'active',
    starts_at: now,
    ends_at: endsAt,
    ended_at: null,
    days,
    proposed_by: null,
    confirmed_by: null,
    appeal: null,
    made_at: now,
  });
  if (!entered) return;
  const event = { what: '列入', by_id: null, by_name: '规则', words: reason, at: now };
  await addEvent(session, { entry_id: id, ...event });
}
