import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfferedAction } from '../../contract/index.ts';
import { clockEventsOf, explainClock } from '../core/cases/clock/explain-clock.ts';
import { moveVisits, stageEventsOf, type Visit, visitsOf } from '../core/cases/stages/index.ts';
import { clockOf } from '../core/cases/step-changes.ts';
import { type CaseRow, eventsOf, findCase } from '../core/cases/store.ts';
import { openTaskOf, wakeTasks } from '../core/cases/tasks/index.ts';
import { ENDED_STATES } from '../core/cases/workflow.ts';
import { readCity } from '../core/city/index.ts';
import { checkLedger } from '../core/payouts/index.ts';
import { seeded } from '../demo/plan.ts';
import { runJob } from '../lib/jobs.ts';
import { atCase } from '../testing/inspectors.ts';
import { type Person, staff, uploadPhoto } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

const PEOPLE = [
  'acceptor',
  'chief',
  'dispatcher',
  'env_head',
  'env_worker',
  'env_both',
  'roads_head',
  'roads_worker',
  'inspector',
  'centre_both',
  'supervisor',
  'assessor',
  'leader',
];
const HANDLING = ['receive', 'reassign', 'submit_result', 'feedback'];
const HISTORIES = 25;
const STEPS = 18;

describe('any history of allowed steps', () => {
  let city: TestCity;
  const people = new Map<string, Person>();
  beforeAll(async () => {
    city = await startCity();
    for (const name of PEOPLE) people.set(name, await staff(city, name));
  });
  afterAll(async () => {
    expect(await checkLedger(city.context.db)).toEqual([]);
    await city.stop();
  });

  it.each(Array.from({ length: HISTORIES }, (_, index) => index + 1))(
    'number %i keeps every promise of the table',
    async (seed) => {
      const random = seeded(seed);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const road = await Road.reported(city);
      for (let step = 0; step < STEPS; step++) {
        const choices = await offers(road);
        if (choices.length === 0) break;
        const { name, offer } = pick(choices);
        await take(road, name, offer, pick);
        city.clock.forward(Math.floor(random() * 50 * 60_000));
        await runJob(city.context, wakeTasks);
        await expectPromises(road);
      }
    },
  );

  async function offers(road: Road) {
    const found: { name: string; offer: OfferedAction }[] = [];
    const params = { id: road.caseId };
    const mine = await road.reporter.getMyCase({ params });
    for (const offer of mine.actions) found.push({ name: 'citizen', offer });
    for (const [name, person] of people) {
      const seen = await person.getCase({ params }).catch(() => null);
      // A merge needs a second case; it has stories of its own.
      for (const offer of seen?.actions ?? [])
        if (offer.action !== 'merge') found.push({ name, offer });
    }
    return found;
  }

  async function take(
    road: Road,
    name: string,
    offer: OfferedAction,
    pick: <T>(list: readonly T[]) => T,
  ) {
    const person = name === 'citizen' ? road.reporter : people.get(name)!;
    const needsPhoto = offer.needs.some((need) => need.endsWith('photo') || need === 'attachment');
    const isDown = offer.action === 'pass_down';
    const coOrder =
      offer.action === 'cancel_co_order'
        ? (await person.getCase({ params: { id: road.caseId } })).coOrders.find(
            (one) => one.mayCancel,
          )
        : undefined;
    const unitId = (await findCase(city.context.db, road.caseId))?.unit_id ?? '';
    const handlers = { 'u-env': 's-env_worker', 'u-roads': 's-roads_worker' } as Record<
      string,
      string
    >;
    const body = {
      action: offer.action,
      note: `第 ${Math.random()} 步`,
      ...(offer.reasons.length > 0 && { reason: pick(offer.reasons).code }),
      standardId: pick(['s-litter', 's-manhole', 's-day']),
      unitId: pick(['u-env', 'u-roads']),
      handlerId: handlers[unitId] ?? 's-env_worker',
      until: '2026-12-20',
      fileNo: '执 1',
      workDays: 2,
      coOrderId: coOrder?.id,
      stars: pick([1, 3, 5]),
      ...(needsPhoto && { photoIds: [await uploadPhoto(person)] }),
      ...(offer.needs.includes('position') && { position: await atCase(person, road.caseId) }),
    };
    const params = { id: road.caseId };
    const act = name === 'citizen' ? person.actOnMyCase : person.actOnCase;
    const done = act({ params, body });
    // None of these units has one below it.
    if (isDown) await expect(done).rejects.toMatchObject({ code: 'unit_not_below' });
    else await done;
  }

  async function expectPromises(road: Road) {
    const { db } = city.context;
    const row = (await findCase(db, road.caseId)) as CaseRow;
    const events = await eventsOf(db, road.caseId);
    // The state is the last event's; the log has no gap.
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(row.state).toBe(events.at(-1)!.to_state);
    for (const [index, event] of events.entries())
      expect(event.from_state).toBe(index === 0 ? null : events[index - 1]!.to_state);
    // Times never run backwards.
    for (let i = 1; i < events.length; i++)
      expect(events[i]!.at.getTime()).toBeGreaterThanOrEqual(events[i - 1]!.at.getTime());
    // The deadline can be derived from the log alone, and its bounds hold.
    const { calendar } = await readCity(db);
    expect(explainClock(clockEventsOf(events), calendar).clock).toEqual(clockOf(row));
    const visits = await visitsOf(db, road.caseId);
    expect(stageEventsOf(events).reduce<Visit[]>(moveVisits, [])).toEqual(visits);
    // Whatever has ended leaves no timer behind.
    if (ENDED_STATES.includes(row.state))
      expect(visits.every((visit) => visit.endedAt !== null)).toBe(true);
    // An inspector is asked for exactly while one is needed, and never who handled it.
    const task = await openTaskOf(db, road.caseId);
    const kinds = { verifying: 'verify', pending_check: 'check' } as Record<string, string>;
    expect(task?.kind).toBe(kinds[row.state]);
    const hadAHand = events.filter((event) => HANDLING.includes(event.action));
    expect(hadAHand.map((event) => event.actor_id)).not.toContain(task?.assignee_id);
    expect(row.extension_count).toBeLessThanOrEqual(2);
    expect(
      events.filter((event) => event.action === 'grant_suspension').length,
    ).toBeLessThanOrEqual(1);
    expect(row.rework_count).toBe(
      events.filter((event) => ['check_fail', 'close_reject'].includes(event.action)).length,
    );
    if (row.state === 'closed') expectProperClosing(events);
  }

  /** Closed: a check that passed after the last feedback, by somebody who did not handle it. */
  function expectProperClosing(events: Awaited<ReturnType<typeof eventsOf>>) {
    const last = (action: string) => events.findLast((event) => event.action === action);
    const [feedback, check, close] = [last('feedback'), last('check_pass'), last('close')];
    expect(check!.seq).toBeGreaterThan(feedback!.seq);
    const handling = events.filter((event) => HANDLING.includes(event.action));
    for (const outside of [check!, close!]) {
      expect(handling.map((event) => event.actor_id)).not.toContain(outside.actor_id);
      expect(handling.map((event) => event.unit_id)).not.toContain(outside.unit_id);
    }
  }
});
