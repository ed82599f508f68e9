import type { CaseReward, MyCase } from '../../../contract/cases.ts';
import type { Context } from '../../context.ts';
import { refuse } from '../../lib/refusal.ts';
import { readCity } from '../city/index.ts';
import { photosOfCases, showPhoto } from '../files/index.ts';
import { aroundOf } from './around.ts';
import { offer } from './decide.ts';
import { factsOf } from './facts.ts';
import { showAction, showDeadline, showEvents, showRow } from './show-case.ts';
import { type CaseRow, eventsOf, findCase } from './store.ts';

const NO_REWARD_YET: CaseReward = { rewardId: null, state: 'none', amountFen: 0, why: null };

export async function showMyRows(context: Context, rows: CaseRow[]) {
  const ids = rows.map((row) => row.id);
  const [city, photos, rewards] = await Promise.all([
    readCity(context.db),
    photosOfCases(context.db, ids),
    context.rewards.rewardsOfCases(context.db, ids),
  ]);
  const now = context.clock.now();
  return rows.map((row) => ({
    ...showRow(context, city, row, photos, now),
    reward: rewards.get(row.id) ?? NO_REWARD_YET,
  }));
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
  const me = { id: citizenId, roles: ['citizen'], unitId: null } as const;
  return {
    ...showRow(context, city, row, photos, context.clock.now()),
    reward: rewards.get(caseId) ?? NO_REWARD_YET,
    photos: photos.map((photo) => showPhoto(context, photo, false)),
    events: showEvents(context, events, photos, false),
    actions: offer(facts, me).map(showAction),
    rating: ratingOf(row),
    dueExplanation: row.due_at
      ? (showDeadline(row, events, city).lines.at(-1)?.text ?? null)
      : null,
    mainCaseNo: await caseNoOf(context, row.main_case_id),
  };
}

export function ratingOf(row: CaseRow) {
  return row.stars === null ? null : { stars: row.stars, words: row.rating_words ?? '' };
}

async function caseNoOf(context: Context, id: string | null): Promise<string | null> {
  return id === null ? null : ((await findCase(context.db, id))?.case_no ?? null);
}
