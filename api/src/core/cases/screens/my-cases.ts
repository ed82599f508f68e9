import { type CaseAction, type CaseState, STATES } from '../../../../contract/case-words.ts';
import type { CaseReward, MainCaseProgress, MyCase } from '../../../../contract/cases.ts';
import type { Context } from '../../../context.ts';
import { build, type Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { readCity } from '../../city/index.ts';
import { photosOfCases, showPhoto } from '../../files/index.ts';
import { aroundOf } from '../around.ts';
import { offer } from '../decide.ts';
import { factsOf, isOverdue } from '../facts.ts';
import { type CaseRow, type EventRow, eventsOf, findCase } from '../store.ts';
import { showAction, showEvents, showRow } from './show-case.ts';

const NO_REWARD_YET: CaseReward = {
  ...{ rewardId: null, state: 'none', amountFen: 0, points: 0 },
  ...{ reason: null, why: null, claimUntil: null, paidAt: null },
};

export async function showMyRows(context: Context, rows: CaseRow[]) {
  const ids = rows.map((row) => row.id);
  const [city, photos, rewards, withdrawn] = await Promise.all([
    readCity(context.db),
    photosOfCases(context.db, ids),
    context.rewards.rewardsOfCases(context.db, ids),
    withdrawnAmong(context.db, rows),
  ]);
  const now = context.clock.now();
  return rows.map((row) => ({
    ...showRow(context, city, row, photos, now),
    reward: rewards.get(row.id) ?? NO_REWARD_YET,
    dispute: row.dispute,
    isWithdrawn: withdrawn.has(row.id),
  }));
}

/** Those that their reporters took back: the state is the same when the city voids one. */
async function withdrawnAmong(session: Session, rows: CaseRow[]): Promise<Set<string>> {
  const ids = rows.filter(({ state }) => state === 'voided').map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const found = await session.rows<{ case_id: string }>(
    build('case_events').select('case_id').whereIn('case_id', ids).andWhere('action', 'withdraw'),
  );
  return new Set(found.map((event) => event.case_id));
}

/** A case as its reporter sees it; nobody else's case is found. */
export async function showMyCase(
  context: Context,
  citizenId: string,
  caseId: string,
): Promise<MyCase> {
  const row = await findCase(context.db, caseId);
  if (row?.citizen_id !== citizenId) throw refuse('not_found');
  const [city, photos, events, rewards] = await Promise.all([
    readCity(context.db),
    photosOfCases(context.db, [caseId]),
    eventsOf(context.db, caseId),
    context.rewards.rewardsOfCases(context.db, [caseId]),
  ]);
  const facts = factsOf(
    row,
    events,
    photos,
    await aroundOf(context.db, city, row, context.clock.now()),
  );
  const mainCase = row.main_case_id ? await showMainCase(context, row.main_case_id) : null;
  const me = { id: citizenId, roles: ['citizen'], unitId: null } as const;
  return {
    ...showRow(context, city, row, photos, context.clock.now()),
    reward: rewards.get(caseId) ?? NO_REWARD_YET,
    dispute: row.dispute,
    isWithdrawn: events.at(-1)?.action === 'withdraw',
    photos: photos.map((photo) => showPhoto(context, photo, false)),
    events: showEvents(context, events.filter(isForCitizens), photos, false),
    actions: offer(facts, me).map(showAction),
    rating: ratingOf(row),
    mainCase,
  };
}

/** What offices ask and answer each other; the reporter reads what came of it. */
const BETWEEN_OFFICES: ReadonlySet<CaseAction> = new Set([
  'supervise',
  'reassign',
  'ask_extension',
  'ask_deferral',
  'ask_suspension',
  'deny_request',
  'ask_co_unit',
  'answer_co_order',
  'return_co_order',
  'cancel_co_order',
  'appeal_overdue',
  'grant_overdue_appeal',
  'deny_overdue_appeal',
]);
const isForCitizens = ({ action }: EventRow): boolean => !BETWEEN_OFFICES.has(action);

export function ratingOf(row: CaseRow) {
  return row.stars === null ? null : { stars: row.stars, words: row.rating_words ?? '' };
}

async function showMainCase(context: Context, id: string): Promise<MainCaseProgress | null> {
  const [main, events] = await Promise.all([findCase(context.db, id), eventsOf(context.db, id)]);
  if (!main) return null;
  const label = (state: CaseState | null) => state && STATES[state].citizen;
  return {
    caseNo: main.case_no,
    state: main.state,
    dueAt: main.due_at?.toISOString() ?? null,
    isOverdue: isOverdue(main, context.clock.now()),
    steps: events
      .filter((event) => label(event.from_state) !== label(event.to_state))
      .map((event) => ({ state: event.to_state, at: event.at.toISOString() })),
  };
}
