import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActBody } from '../../../../contract/index.ts';
import { build } from '../../../lib/db.ts';
import { runJob } from '../../../lib/jobs.ts';
import { atCase, inspect, inspectorOf } from '../../../testing/inspectors.ts';
import { staff, uploadPhoto } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { EAST, WEST } from '../../../testing/small-city.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { openTaskOf, wakeTasks } from './index.ts';

const MINUTE = 60_000;

describe('inspections as tasks', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  const { longitude, latitude } = WEST.at;
  const near = (metres: number) => ({
    longitude,
    latitude: latitude + metres / 111_195,
    datum: 'wgs84' as const,
    accuracyM: 10,
  });
  const reports = async (username: string, metres: number) =>
    (await staff(city, username)).reportPosition({ body: near(metres) });
  const wake = () => runJob(city.context, wakeTasks);
  const taskOf = async (road: Road) => (await openTaskOf(city.context.db, road.caseId))!;
  const verifying = async () => {
    const road = await Road.reported(city);
    await road.act('acceptor', { action: 'request_verify' });
    return road;
  };
  const fedBack = async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    await road.receive();
    await road.submit();
    await road.feedback();
    return road;
  };
  const turnsOf = (taskId: string) =>
    city.context.db.rows<{ staff_id: string; ending: string | null }>(
      build('inspection_turns')
        .select('staff_id', 'ending')
        .where('task_id', taskId)
        .orderBy('turn'),
    );

  it('gives a verification to the nearest inspector, who alone may answer it, on the spot', async () => {
    await reports('centre_both', 900);
    const said = await reports('inspector', 350);
    expect(said.isOnShift).toBe(true);
    const road = await verifying();
    const task = await taskOf(road);
    expect(task).toMatchObject({
      state: 'given',
      assignee_id: 's-inspector',
      why: '派单时距案件 350 米，2 名在岗监督员中最近',
    });
    expect(task.wakes_at!.getTime() - task.started_at.getTime()).toBe(30 * MINUTE);

    const inspector = await staff(city, 'inspector');
    const mine = await inspector.listMyTasks();
    expect(mine.items[0]).toMatchObject({ caseId: road.caseId, kind: 'verify', distanceM: 350 });
    const { items: messages } = await inspector.listStaffMessages();
    expect(messages[0]).toMatchObject({ kind: 'task', about: { what: 'case', id: road.caseId } });

    const other = await staff(city, 'centre_both');
    const params = { id: road.caseId };
    const offered = (await other.getCase({ params })).actions.map((one) => one.action);
    expect(offered).not.toContain('verify_result');
    const todo = await other.listCases({ query: { queue: 'todo' } });
    expect(todo.items.map((one) => one.id)).not.toContain(road.caseId);
    const body: ActBody = {
      action: 'verify_result',
      reason: 'real',
      photoIds: [await uploadPhoto(other)],
      position: await atCase(other, road.caseId),
    };
    await expect(other.actOnCase({ params, body })).rejects.toMatchObject({
      code: 'task_of_another',
    });

    const answer = (change: object) =>
      inspector.actOnCase({ params, body: { ...body, photoIds: own, ...change } });
    const own = [await uploadPhoto(inspector)];
    await expect(answer({ position: undefined })).rejects.toMatchObject({
      code: 'position_required',
      message: expect.stringContaining('打开手机定位'),
    });
    await expect(answer({ position: near(120) })).rejects.toMatchObject({ code: 'not_on_site' });
    const done = await answer({ position: near(80) });
    expect(done.state).toBe('reported');
    expect(done.events.at(-1)).toMatchObject({ action: 'verify_result', onSiteM: 80 });
    const citizenSees = await road.reporter.getMyCase({ params });
    expect(citizenSees.events.at(-1)!.onSiteM).toBeNull();
    expect(await openTaskOf(city.context.db, road.caseId)).toBeUndefined();
    expect(await turnsOf(task.id)).toEqual([{ staff_id: 's-inspector', ending: 'done' }]);
  });

  it('takes a position in GCJ-02, measures it as WGS-84 and keeps it as it came', async () => {
    const road = await verifying();
    const position = {
      longitude: 119.2056,
      latitude: 36.5003,
      datum: 'gcj02',
      accuracyM: 10,
    } as const;
    const done = await inspect(city, road.caseId, {
      action: 'verify_result',
      reason: 'real',
      position,
    });
    expect(done.events.at(-1)!.onSiteM).toBeLessThan(50);
    const kept = await city.context.db.first<{ payload: string }>(
      build('case_events').select('payload').where({ case_id: road.caseId, seq: 3 }),
    );
    expect(JSON.parse(kept!.payload).asked.position).toEqual(position);
  });

  it('never sends a person to check what he or the own unit handled, however near', async () => {
    await reports('env_both', 1);
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    const head = await staff(city, 'env_head');
    const params = { id: road.caseId };
    await head.actOnCase({ params, body: { action: 'receive', handlerId: 's-env_both' } });
    const both = await staff(city, 'env_both');
    const photoIds = [await uploadPhoto(both)];
    await both.actOnCase({ params, body: { action: 'submit_result', note: '已清理', photoIds } });
    await head.actOnCase({ params, body: { action: 'feedback', note: '已处置' } });
    const task = await taskOf(road);
    expect(task.assignee_id).not.toBe('s-env_both');
    const chief = await staff(city, 'chief');
    const { items } = await chief.listInspectorChoices({ params: { id: task.id } });
    expect(items.map((one) => one.id)).not.toContain('s-env_both');
    const force = chief.assignTask({ params: { id: task.id }, body: { staffId: 's-env_both' } });
    await expect(force).rejects.toMatchObject({ code: 'inspector_unsuitable' });
    // Not in the way of those who may check it.
    await inspect(city, road.caseId, { action: 'check_pass' });
  });

  it('moves on once when it lapses, whatever two workers do, and the second time to a person', async () => {
    await Promise.all([reports('inspector', 50), reports('centre_both', 90)]);
    const road = await fedBack();
    const first = await taskOf(road);
    expect(first.assignee_id).toBe('s-inspector');
    city.clock.forward(60 * MINUTE - 1000);
    await reports('inspector', 50);
    await wake();
    expect((await taskOf(road)).turn).toBe(1);
    city.clock.forward(2000);
    // Without the lease, as when one worker takes over from another that is still at it.
    const run = { isMine: async () => true };
    await Promise.all([1, 2, 3].map(() => wakeTasks.run(city.context, run)));
    const second = await taskOf(road);
    expect(second).toMatchObject({ state: 'given', assignee_id: 's-centre_both', turn: 2 });
    expect(await turnsOf(second.id)).toEqual([
      { staff_id: 's-inspector', ending: 'lapsed' },
      { staff_id: 's-centre_both', ending: null },
    ]);

    city.clock.forward(61 * MINUTE);
    await Promise.all([1, 2, 3].map(() => wakeTasks.run(city.context, run)));
    expect(await taskOf(road)).toMatchObject({ state: 'escalated', assignee_id: null, turn: 2 });
    const supervisor = await staff(city, 'supervisor');
    const { items } = await supervisor.listTasks({ query: { state: 'escalated' } });
    expect(items).toHaveLength(1);
    expect(items[0]!.lapses.map((one) => one.by)).toEqual(['inspector', 'centre_both']);
    expect(items[0]!.why).toBe('inspector、centre_both 逾期未办，请指定监督员');
    const told = await supervisor.listStaffMessages();
    expect(told.items.filter((one) => one.kind === 'task_escalated')).toHaveLength(1);

    const [params, body] = [{ id: items[0]!.id }, { staffId: 's-inspector' }];
    const acceptor = await staff(city, 'acceptor');
    await expect(acceptor.assignTask({ params, body })).rejects.toMatchObject({
      code: 'role_not_allowed',
    });
    const given = await Promise.all([1, 2].map(() => supervisor.assignTask({ params, body })));
    expect(given[0]).toMatchObject({ state: 'given', assignee: { id: 's-inspector' } });
    expect(given[0]!.why).toBe('由supervisor指派');
    expect(await turnsOf(params.id)).toHaveLength(3);
    await inspect(city, road.caseId, { action: 'check_pass' });
    const late = supervisor.assignTask({ params, body });
    await expect(late).rejects.toMatchObject({ code: 'task_ended' });
  });

  it('waits for the morning when nobody is on shift, and any suitable inspector may take it meanwhile', async () => {
    const dayMs = 24 * 60 * MINUTE;
    const untilHour = (utcHour: number) => {
      const now = city.clock.now().getTime();
      city.clock.forward((utcHour * 60 * MINUTE - (now % dayMs) + dayMs) % dayMs);
    };
    // 22:00 in the city.
    untilHour(14);
    await expect(reports('inspector', 10)).rejects.toMatchObject({ code: 'off_shift' });
    const [waiting, taken] = [await verifying(), await verifying()];
    expect(await taskOf(waiting)).toMatchObject({ state: 'waiting', assignee_id: null });
    expect((await taskOf(waiting)).why).toContain('08:00 派发');
    const inspector = await staff(city, 'inspector');
    const free = await inspector.listMyTasks({ query: { which: 'free' } });
    expect(free.items.map((one) => one.caseId)).toContain(taken.caseId);
    expect(free.duty).toMatchObject({ isOnShift: false, from: '08:00', to: '19:30' });
    await inspect(city, taken.caseId, { action: 'verify_result', reason: 'not_found' });
    await wake();
    expect((await taskOf(waiting)).state).toBe('waiting');
    untilHour(0);
    await wake();
    const given = await taskOf(waiting);
    expect(given).toMatchObject({ state: 'given', turn: 1, lapse_count: 0 });
    expect(given.why).toContain('手上任务最少');
    // Nobody is known to be anywhere: yesterday's positions are gone.
    expect(await city.context.db.rows(build('inspector_positions'))).toEqual([]);
  });

  it('keeps one position a person, and shows it to nobody else', async () => {
    await reports('inspector', 10);
    await reports('inspector', 700);
    const rows = await city.context.db.rows<{ staff_id: string }>(build('inspector_positions'));
    expect(rows.map((row) => row.staff_id)).toEqual(['s-inspector']);
    const road = await verifying();
    const chief = await staff(city, 'chief');
    const { items } = await chief.listInspectorChoices({ params: { id: (await taskOf(road)).id } });
    expect(items[0]).toMatchObject({ id: 's-inspector', distanceM: 700 });
    const audit = await city.context.db.rows(
      build('audit_rows').where('operation', 'reportPosition'),
    );
    expect(audit).toEqual([]);
  });

  it('leaves no task behind when the case goes another way', async () => {
    const road = await verifying();
    const { id } = await taskOf(road);
    await road.act('acceptor', { action: 'void', reason: 'test', note: '测试数据' });
    expect(await openTaskOf(city.context.db, road.caseId)).toBeUndefined();
    const chief = await staff(city, 'chief');
    const ended = await chief.listTasks({ query: { state: 'all' } });
    expect(ended.items.find((one) => one.id === id)).toMatchObject({ state: 'cancelled' });
  });

  it('looks for an inspector of the area, and finds cases that came before there were tasks', async () => {
    const place = { ...EAST.at, datum: 'wgs84', accuracyM: 9, address: '东区解放路口' };
    const road = await Road.reported(city, undefined, { place });
    await road.act('acceptor', { action: 'request_verify' });
    const { db } = city.context;
    await db.write(build('inspection_tasks').where('case_id', road.caseId).delete());
    await Promise.all([wake(), wakeTasks.run(city.context, { isMine: async () => true })]);
    expect(await taskOf(road)).toMatchObject({ state: 'given', area_id: EAST.id });
    const who = await inspectorOf(city, road.caseId);
    expect(['inspector', 'centre_both', 'env_both']).toContain(who);
  });
});
