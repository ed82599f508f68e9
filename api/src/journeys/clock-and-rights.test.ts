import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MyCaseRow } from '../../contract/cases.ts';
import { clockEventsOf, explainClock } from '../core/cases/clock/explain-clock.ts';
import { flipOverdue } from '../core/cases/clock/overdue.ts';
import { resumeSuspended } from '../core/cases/clock/resume-suspended.ts';
import { clockOf } from '../core/cases/step-changes.ts';
import { type CaseRow, eventsOf, findCase } from '../core/cases/store.ts';
import { readCity } from '../core/city/index.ts';
import { build } from '../lib/db.ts';
import { runJob } from '../lib/jobs.ts';
import { passTime } from '../testing/pass-time.ts';
import { citizen, reportOf, staff, uploadPhoto } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { WEST } from '../testing/small-city.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

describe('the clock of a case', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  const rowOf = async (road: Road) => (await findCase(city.context.db, road.caseId)) as CaseRow;
  const handling = async (standardId = 's-day') => {
    const road = await Road.reported(city);
    await road.file(standardId);
    await road.dispatch();
    await road.receive();
    return road;
  };
  /** What the row says is what the log says, at any time. */
  const expectReplay = async (road: Road) => {
    const row = await rowOf(road);
    const { calendar } = await readCity(city.context.db);
    const { clock } = explainClock(
      clockEventsOf(await eventsOf(city.context.db, row.id)),
      calendar,
    );
    expect(clock).toEqual(clockOf(row));
  };

  it('one working day from Friday 16:05 is Monday 16:05, and the deadline says which days it skipped', async () => {
    const road = await handling();
    const seen = await (await road.as('env_head')).getCase({ params: { id: road.caseId } });
    expect(seen.dueAt).toMatch(/^2026-11-23T08:0\d/);
    expect(seen.deadline.lines).toEqual([
      expect.objectContaining({ text: expect.stringContaining('跳过休息日 11-21、11-22') }),
    ]);
    await expectReplay(road);
  });

  it('an extension moves it once per approval, twice at most, and the first deadline stays on record', async () => {
    const road = await handling();
    const first = (await rowOf(road)).due_at;
    for (const grantedBy of ['dispatcher', 'leader'] as const) {
      await road.act('env_head', { action: 'ask_extension', note: '配件未到' });
      await road.act(grantedBy, { action: 'grant_extension' });
    }
    const row = await rowOf(road);
    expect(row).toMatchObject({ extension_count: 2, original_due_at: first });
    expect(row.due_at!.getTime() - first!.getTime()).toBe(2 * DAY);
    const third = road.act('env_head', { action: 'ask_extension', note: '还要' });
    await expect(third).rejects.toMatchObject({ code: 'extensions_used_up' });
    await expectReplay(road);
  });

  it('a suspension stops it, and it goes on once, with what was left, when its day has come and three workers see it', async () => {
    const road = await handling();
    const before = (await rowOf(road)).due_at!.getTime();
    const ask = { action: 'ask_suspension', reason: 'season', note: '冬季不能施工' } as const;
    await road.act('env_head', { ...ask, until: '2026-11-25' });
    await road.act('dispatcher', { action: 'grant_suspension' });
    expect(await rowOf(road)).toMatchObject({ state: 'suspended', due_at: null });
    city.clock.forward(6 * DAY);
    const lease = { isMine: async () => true };
    await Promise.all([1, 2, 3].map(() => resumeSuspended.run(city.context, lease)));
    const resumed = (await eventsOf(city.context.db, road.caseId)).filter(
      (event) => event.action === 'resume',
    );
    expect(resumed).toHaveLength(1);
    const row = await rowOf(road);
    expect(row.state).toBe('handling');
    expect(row.due_at!.getTime()).toBeGreaterThan(before);
    expect((await eventsOf(city.context.db, road.caseId)).at(-1)).toMatchObject({ role: 'system' });
    await expectReplay(road);
    const fresh = await staff(city, 'env_head');
    const again = fresh.actOnCase({
      params: { id: road.caseId },
      body: { ...ask, until: '2027-01-05' },
    });
    await expect(again).rejects.toMatchObject({ code: 'suspended_before' });
  });

  it('a return pauses it; the same unit resumes, another starts anew', async () => {
    const road = await handling('s-manhole');
    const fresh = async (name: string) => staff(city, name);
    const act = async (name: string, body: object) =>
      (await fresh(name)).actOnCase({ params: { id: road.caseId }, body: body as never });
    city.clock.forward(HOUR / 2);
    await act('env_head', { action: 'return', reason: 'wrong_place', note: '不在责任区' });
    city.clock.forward(5 * HOUR);
    const resumed = await act('dispatcher', { action: 'dispatch', unitId: 'u-env' });
    const left = Date.parse(resumed.dueAt!) - city.clock.now().getTime();
    expect(left / HOUR).toBeCloseTo(1.5, 1);
    await act('env_head', { action: 'return', reason: 'not_our_duty', note: '属市政' });
    const other = await act('dispatcher', { action: 'dispatch', unitId: 'u-roads' });
    expect((Date.parse(other.dueAt!) - city.clock.now().getTime()) / HOUR).toBeCloseTo(2, 1);
    await expectReplay(road);
  });

  it('overdue is booked once per round, whatever two workers and the handler do at the same second', async () => {
    const road = await handling('s-manhole');
    city.clock.forward(2 * HOUR + 1000);
    const submit = async () => {
      const worker = await staff(city, 'env_worker');
      const photoIds = [await uploadPhoto(worker)];
      return worker.actOnCase({
        params: { id: road.caseId },
        body: { action: 'submit_result', note: '晚了', photoIds },
      });
    };
    const workers = Array.from({ length: 4 }, () => runJob(city.context, flipOverdue));
    await Promise.all([...workers, submit()]);
    await runJob(city.context, flipOverdue);
    const booked = await city.context.db.rows<{ due_at: Date }>(
      build('case_deductions').where('case_id', road.caseId),
    );
    const row = await rowOf(road);
    expect(booked).toHaveLength(1);
    expect(row.overdue_at).toEqual(row.due_at);
    expect(booked[0]!.due_at).toEqual(row.due_at);
    const late = (await staff(city, 'env_head')).actOnCase({
      params: { id: road.caseId },
      body: { action: 'ask_deferral', until: '2026-12-20', note: '缓办' },
    });
    await expect(late).resolves.toBeDefined();
  });

  it('correcting the standard recomputes the deadline from where the round began and keeps the old one', async () => {
    const road = await handling('s-day');
    const before = await rowOf(road);
    const chief = await staff(city, 'chief');
    const params = { id: road.caseId };
    await chief.actOnCase({
      params,
      body: { action: 'correct_grade', standardId: 's-manhole', note: '属紧急' },
    });
    const after = await rowOf(road);
    expect(after.due_at!.getTime() - after.round_started_at!.getTime()).toBe(2 * HOUR);
    expect(after.original_due_at).toEqual(before.original_due_at);
    await expectReplay(road);
  });
});

describe('what else can happen on the way', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  it('a merged report is not lost with its main case: it is accepted anew', async () => {
    const main = await Road.reported(city);
    const follower = await Road.reported(city);
    const early = main.act('acceptor', { action: 'merge', mainCaseId: follower.caseId });
    await expect(early).rejects.toMatchObject({ code: 'main_case_is_later' });
    await follower.act('acceptor', { action: 'merge', mainCaseId: main.caseId });
    await main.reporter.actOnMyCase({ params: { id: main.caseId }, body: { action: 'withdraw' } });
    const mine = await follower.reporter.getMyCase({ params: { id: follower.caseId } });
    expect(mine).toMatchObject({ state: 'reported', mainCase: null });
    const todo = await (await follower.as('acceptor')).listCases({ query: { queue: 'todo' } });
    expect(todo.items.map((one) => one.id)).toContain(follower.caseId);
  });

  it('a citizen presses once a day, disputes once within a week, and appeals a rejection once', async () => {
    const road = await Road.reported(city);
    const mine = (body: object) =>
      road.reporter.actOnMyCase({ params: { id: road.caseId }, body: body as never });
    await road.file();
    await mine({ action: 'urge' });
    await expect(mine({ action: 'urge', note: '再催' })).rejects.toMatchObject({
      code: 'urged_recently',
    });
    await road.dispatch();
    await road.receive();
    await road.submit();
    await road.feedback();
    await road.check();
    await road.close();
    const photoIds = [await uploadPhoto(road.reporter)];
    await mine({ action: 'dispute', note: '还有垃圾', photoIds });
    await expect(mine({ action: 'dispute', note: '又', photoIds })).rejects.toMatchObject({
      code: 'already_disputed',
    });
    const waiting = await (await road.as('acceptor')).listCases({ query: { queue: 'todo' } });
    expect(waiting.items.map((one) => one.id)).toContain(road.caseId);
    await road.act('acceptor', {
      action: 'answer_dispute',
      reason: 'accepted',
      note: '已另立新案处理',
    });

    const rejected = await Road.reported(city);
    await rejected.reject();
    const appeal = () =>
      rejected.reporter.actOnMyCase({
        params: { id: rejected.caseId },
        body: { action: 'appeal_rejection', note: '确实有垃圾' },
      });
    await appeal();
    const again = await rejected.act('chief', { action: 'reopen_rejected', note: '请重新受理' });
    expect(again.state).toBe('reported');
    await rejected.reject();
    const twice = rejected.reporter.actOnMyCase({
      params: { id: rejected.caseId },
      body: { action: 'appeal_rejection', note: '再申请' },
    });
    await expect(twice).rejects.toMatchObject({ code: 'already_appealed' });
  });

  it('two stars have it looked at again, unless the citizen says that nobody need come', async () => {
    const rated = async (body: object, waitMs = 0) => {
      const road = await (await Road.reported(city)).toChecked();
      await road.close();
      if (waitMs > 0) await passTime(city, waitMs);
      const { actions, dispute } = await road.reporter.actOnMyCase({
        params: { id: road.caseId },
        body: { action: 'evaluate', stars: 2, note: '没清干净', ...body },
      });
      const { items } = await (await road.as('acceptor')).listCases({ query: { queue: 'todo' } });
      return {
        dispute,
        isLookedAtAgain: items.some((one) => one.id === road.caseId),
        mayStillDispute: actions.some((one) => one.action === 'dispute'),
      };
    };
    const again = { dispute: 'open', isLookedAtAgain: true, mayStillDispute: false };
    expect(await rated({})).toEqual(again);
    expect(await rated({ isDispute: true })).toEqual(again);
    const only = { dispute: null, isLookedAtAgain: false };
    expect(await rated({ isDispute: false })).toEqual({ ...only, mayStillDispute: true });
    // A week after the close few stars are only few stars.
    const late = await rated({ isDispute: true }, 7 * DAY);
    expect(late).toEqual({ ...only, mayStillDispute: false });
  });

  it('what the citizen took back is told apart from what the city voided', async () => {
    const road = await Road.reported(city);
    const params = { id: road.caseId };
    await road.reporter.actOnMyCase({ params, body: { action: 'withdraw' } });
    const second = await Road.reported(city, road.reporter);
    await second.act('acceptor', { action: 'void', reason: 'test', note: '测试数据' });
    const told = ({ id, state, isWithdrawn }: MyCaseRow) => ({ id, state, isWithdrawn });
    const expected = [
      { id: second.caseId, state: 'voided', isWithdrawn: false },
      { id: road.caseId, state: 'voided', isWithdrawn: true },
    ];
    expect((await road.reporter.listMyCases({ query: {} })).items.map(told)).toEqual(expected);
    const pages = [second, road].map((one) =>
      road.reporter.getMyCase({ params: { id: one.caseId } }),
    );
    expect((await Promise.all(pages)).map(told)).toEqual(expected);
  });

  it('a case handed to enforcement comes back with its file number, and its clock waited', async () => {
    const road = await Road.reported(city);
    await road.file('s-day');
    await road.dispatch();
    await road.receive();
    const handed = await road.act('env_head', {
      action: 'hand_to_enforcement',
      fileNo: '执 2026-18',
      note: '移交',
    });
    expect(handed).toMatchObject({ state: 'enforcing', fileNo: '执 2026-18', dueAt: null });
    const back = await road.act('env_head', { action: 'enforcement_result', note: '已处罚' });
    expect(back.state).toBe('handling');
    expect(back.dueAt).not.toBeNull();
  });

  it('what an inspector settles on the spot is one request, closed at once, and earns nothing', async () => {
    const inspector = await staff(city, 'inspector');
    const { photoIds: _, ...finding } = await reportOf(await citizen(city));
    const body = {
      ...finding,
      beforePhotoIds: [await uploadPhoto(inspector)],
      afterPhotoIds: [await uploadPhoto(inspector)],
    };
    const made = await Promise.all([1, 2, 3].map(() => inspector.reportSelfHandled({ body })));
    expect(new Set(made.map((one) => one.caseNo)).size).toBe(1);
    const seen = await inspector.getCase({ params: { id: made[0]!.id } });
    expect(seen).toMatchObject({ state: 'closed', rewardFen: null });
    expect(seen.events.map((event) => event.action)).toEqual(['self_handle']);
    expect(await city.context.db.rows(build('rewards').where('case_id', seen.id))).toEqual([]);
    const { afterPhotoIds: __, ...half } = body;
    const without = inspector.reportSelfHandled({
      body: { ...half, id: body.id, afterPhotoIds: [] },
    });
    await expect(without).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('the Xiamen case of 2020: found 16:05, dispatched 16:10, then district, street and community', async () => {
    const place = { ...WEST.at, datum: 'wgs84', accuracyM: 8, address: '西区人民路口' };
    const road = await Road.reported(city, undefined, { place, pickId: 'manhole' });
    city.clock.forward(4 * 60_000);
    await road.file('s-day');
    city.clock.forward(60_000);
    const dispatched = await road.dispatch('u-district');
    const due = dispatched.dueAt;
    const pass = async (who: string, unitId: string) =>
      (await staff(city, who)).actOnCase({
        params: { id: road.caseId },
        body: { action: 'pass_down', unitId, note: '请办理' },
      });
    await pass('district_head', 'u-street');
    await expect(pass('street_head', 'u-env')).rejects.toMatchObject({ code: 'unit_not_below' });
    await pass('street_head', 'u-community');
    const community = await staff(city, 'community_head');
    const seen = await community.getCase({ params: { id: road.caseId } });
    expect(seen.dueAt).toBe(due);
    expect(seen.unit).toEqual({ id: 'u-community', name: '第一社区' });
    expect(seen.events.map((event) => [event.action, event.unitName])).toEqual([
      ['report', null],
      ['accept_and_register', '指挥中心'],
      ['dispatch', '指挥中心'],
      ['pass_down', '西区城管局'],
      ['pass_down', '人民街道'],
    ]);
    const minutes = (Date.parse(seen.events[2]!.at) - Date.parse(seen.events[0]!.at)) / 60_000;
    expect(minutes).toBeCloseTo(5, 1);
    const params = { id: road.caseId };
    const up = await community.actOnCase({
      params,
      body: { action: 'escalate', note: '社区解决不了' },
    });
    expect(up).toMatchObject({ unit: { id: 'u-street' }, dueAt: due, actions: [] });
    // It has left the community's sight.
    await expect(community.getCase({ params })).rejects.toMatchObject({ status: 404 });
  });
});
