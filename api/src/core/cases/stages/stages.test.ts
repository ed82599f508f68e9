import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { forgetCity, readCity, writeSettings } from '../../city/index.ts';
import { eventsOf } from '../store.ts';
import { flipOverdueStages } from './flip-overdue-stages.ts';
import { stageEventsOf } from './show-stages.ts';
import { moveVisits, type Visit } from './stage-clock.ts';
import { visitsOf } from './store.ts';

const MINUTE = 60_000;

describe('the stages of a case', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  const dueOf = async (road: Road) => (await visitsOf(city.context.db, road.caseId)).at(-1)!.dueAt!;
  const flipAt = (now: Date) =>
    flipOverdueStages.run(
      { ...city.context, clock: { now: () => now } },
      { isMine: async () => true },
    );

  it('are timed from the report on, and read like this on the case', async () => {
    const road = await Road.reported(city);
    await road.file();
    const { stages } = await (await road.as('acceptor')).getCase({ params: { id: road.caseId } });
    expect(stages).toMatchObject([
      { seq: 1, stage: 'accept', holder: 'acceptor', round: 1, isOverdue: false },
      { seq: 2, stage: 'dispatch', holder: 'dispatcher', endedAt: null, limitMs: 15 * MINUTE },
    ]);
    expect(stages[0]?.endedAt).toBe(stages[1]?.startedAt);
    expect(stages[1]?.explanation).toMatch(/^11-\d\d .* 起计，派遣时限 15 分钟（昼夜连续）；应于 /);
  });

  it('become overdue at their own second, once, whichever of two workers comes first', async () => {
    const road = await Road.reported(city);
    const dueAt = await dueOf(road);
    await flipAt(new Date(dueAt.getTime() - 1));
    expect((await visitsOf(city.context.db, road.caseId))[0]?.overdueAt).toBeNull();
    const said = await Promise.all([flipAt(dueAt), flipAt(dueAt), flipAt(dueAt)]);
    const booked = said.map((words) => Number(/\d+/.exec(words)?.[0] ?? 0));
    expect((await visitsOf(city.context.db, road.caseId))[0]?.overdueAt).toEqual(dueAt);
    expect(await flipAt(dueAt)).toBe('');
    // One worker booked everything that was due at this second, the others nothing of it again.
    expect(booked.filter((count) => count > 0)).toHaveLength(1);
  });

  it('that are overdue can be looked for, and say so before any job has run', async () => {
    const road = await Road.reported(city);
    const acceptor = await road.as('acceptor');
    const overdue = async () =>
      (await acceptor.listCases({ query: { stage: 'overdue', limit: 100 } })).items;
    const before = await acceptor.countCases();
    expect((await overdue()).map((row) => row.id)).not.toContain(road.caseId);
    city.clock.forward(15 * MINUTE);
    const row = (await overdue()).find((one) => one.id === road.caseId);
    expect(row?.stage).toMatchObject({ stage: 'accept', isOverdue: true });
    expect((await acceptor.countCases()).stageOverdue).toBeGreaterThan(before.stageOverdue);
    await road.reject();
    expect((await overdue()).map((one) => one.id)).not.toContain(road.caseId);
  });

  it('carry the round of handling they belong to', async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    await road.receive();
    await road.submit();
    await road.feedback();
    await road.check(false);
    await road.submit();
    await road.feedback();
    const rows = await visitsOf(city.context.db, road.caseId);
    expect(rows.filter((row) => row.stage === 'check').map((row) => row.round)).toEqual([1, 2]);
    const events = await eventsOf(city.context.db, road.caseId);
    expect(stageEventsOf(events).reduce<Visit[]>(moveVisits, [])).toEqual(rows);
  });

  it('keep the limit under which they began when the city sets another', async () => {
    const { db } = city.context;
    const first = await Road.reported(city);
    const { settings } = await readCity(db);
    await writeSettings(db, { ...settings, stageMinutes: { accept: 40 } });
    forgetCity(db);
    const second = await Road.reported(city);
    const limits = async (road: Road) => (await visitsOf(db, road.caseId))[0]?.limitMs;
    expect([await limits(first), await limits(second)]).toEqual([15 * MINUTE, 40 * MINUTE]);
    const [event] = stageEventsOf(await eventsOf(db, second.caseId));
    expect(event?.limitMs).toBe(40 * MINUTE);
    await writeSettings(db, settings);
  });

  it('are nobody else’s to read: a handling unit sees those of its own cases only', async () => {
    const road = await Road.reported(city);
    const head = await staff(city, 'env_head');
    await expect(head.getCase({ params: { id: road.caseId } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
