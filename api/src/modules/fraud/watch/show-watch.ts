import type { MyWatchEntry, WatchRow } from '../../../../contract/fraud.ts';
import { citizenAliases } from '../../../core/accounts/index.ts';
import type { Session } from '../../../lib/db.ts';
import { LIMITS } from '../limits.ts';
import { isInForce, mayAppeal, STEPS, tookPart } from './change-entry.ts';
import { eventsOf, type WatchRecord } from './store.ts';

const common = (row: WatchRecord, now: Date) => ({
  id: row.id,
  level: row.level,
  reason: row.reason,
  state: row.state === 'active' && !isInForce(row, now) ? ('ended' as const) : row.state,
  startsAt: row.starts_at?.toISOString() ?? null,
  endsAt: (row.ended_at ?? row.ends_at)?.toISOString() ?? null,
  appeal: row.appeal,
});

export async function showEntries(
  session: Session,
  rows: readonly WatchRecord[],
  staffId: string,
  now: Date,
): Promise<WatchRow[]> {
  if (rows.length === 0) return [];
  const aliases = await citizenAliases(session, [...new Set(rows.map((row) => row.person_id))]);
  const events = await eventsOf(
    session,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...common(row, now),
    personAlias: aliases.get(row.person_id) ?? '已注销',
    isByRule: row.rule_key !== null,
    madeAt: row.made_at.toISOString(),
    days: row.days,
    history: events
      .filter((event) => event.entry_id === row.id)
      .map(({ what, by_name, words, at }) => ({ what, by: by_name, words, at: at.toISOString() })),
    mayConfirm: row.state === 'proposed' && row.proposed_by !== staffId,
    mayDecideAppeal: row.appeal === 'open' && !tookPart(row, staffId),
  }));
}

/** To the person: what was written on both sides, and no names of staff. */
export async function showMine(
  session: Session,
  rows: readonly WatchRecord[],
  now: Date,
): Promise<MyWatchEntry[]> {
  if (rows.length === 0) return [];
  const events = await eventsOf(
    session,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const said = (...whats: string[]) => {
      const event = events.find((one) => one.entry_id === row.id && whats.includes(one.what));
      return event ? { words: event.words, at: event.at.toISOString() } : null;
    };
    const appealUntil = row.starts_at && new Date(row.starts_at.getTime() + LIMITS.watch.appealMs);
    return {
      ...common(row, now),
      appealUntil: appealUntil?.toISOString() ?? null,
      mayAppeal: mayAppeal(row, now),
      appealed: said(STEPS.appealed),
      answered: said(STEPS.upheld, STEPS.refused),
      ended: said(STEPS.ended),
    };
  });
}
