import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_CO_ORDERS } from '../../../../contract/orders.ts';
import { build } from '../../../lib/db.ts';
import { runJob } from '../../../lib/jobs.ts';
import { jobs } from '../../../modules.ts';
import { inspect } from '../../../testing/inspectors.ts';
import { type Person, staff, uploadPhoto } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';

const DAY_MS = 86_400_000;

describe('units that help with a case', () => {
  let city: TestCity;
  let helper: Person;
  let dispatcher: Person;
  beforeAll(async () => {
    city = await startCity();
    [helper, dispatcher] = [await staff(city, 'roads_head'), await staff(city, 'dispatcher')];
  });
  afterAll(() => city.stop());

  async function handled(): Promise<Road> {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    await road.receive();
    return road;
  }
  const ask = (road: Road, by: 'env_head' | 'dispatcher' = 'env_head', unitId = 'u-roads') =>
    road.act(by, { action: 'ask_co_unit', unitId, workDays: 2, note: '请先修补路面' });
  const act = (person: Person, road: Road, body: object) =>
    person.actOnCase({ params: { id: road.caseId }, body: body as never });
  const answer = (road: Road) =>
    act(helper, road, { action: 'answer_co_order', note: '路面已修补' });
  const see = (person: Person, road: Road) => person.getCase({ params: { id: road.caseId } });

  it('are asked with a note and a limit in working days, and the case does not move', async () => {
    const road = await handled();
    const before = await see(dispatcher, road);
    const asked = await ask(road);
    expect(asked).toMatchObject({ state: 'handling', unit: { id: 'u-env' }, dueAt: before.dueAt });
    const [order] = asked.coOrders;
    // Friday afternoon and two working days: Tuesday.
    expect(order).toMatchObject({ state: 'open', unit: { name: '市政处' }, mayCancel: true });
    expect(order?.dueAt).toMatch(/^2026-11-24T08:0/);
    expect(asked.events.at(-1)).toMatchObject({ action: 'ask_co_unit', note: '请先修补路面' });
  });

  it('see the case only through their order, without its reporter, and find it on their worklist', async () => {
    const road = await handled();
    await expect(see(helper, road)).rejects.toMatchObject({ code: 'not_found' });
    const todo = async () => {
      const page = await helper.listCases({ query: { queue: 'todo', limit: 100 } });
      return page.items.find((row) => row.id === road.caseId);
    };
    const counted = (await helper.countCases({})).todo;
    await ask(road);
    expect(await todo()).toMatchObject({ isMine: true, unitName: '环卫处' });
    expect((await helper.countCases({})).todo).toBe(counted + 1);
    const seen = await see(helper, road);
    expect(seen).toMatchObject({ reporter: null, rewardFen: null });
    expect(seen.actions.map((one) => one.action)).toEqual(['answer_co_order', 'return_co_order']);
    const stranger = await staff(city, 'street_head');
    await expect(see(stranger, road)).rejects.toMatchObject({ code: 'not_found' });
    await answer(road);
    expect(await todo()).toBeUndefined();
    // What it helped with it can still look up.
    expect((await see(helper, road)).actions).toEqual([]);
  });

  it('hold back the feedback of the main unit until they have answered', async () => {
    const road = await handled();
    await ask(road);
    await road.submit();
    await expect(road.feedback()).rejects.toMatchObject({ code: 'co_order_open', status: 409 });
    const photoIds = [await uploadPhoto(helper)];
    const done = await act(helper, road, {
      action: 'answer_co_order',
      note: '已修补',
      photoIds,
    });
    expect(done.coOrders).toMatchObject([{ state: 'done', answer: '已修补', isOverdue: false }]);
    expect(done.events.at(-1)?.photos).toHaveLength(1);
    expect((await road.feedback()).state).toBe('pending_check');
  });

  it('have handled it, so their people neither check nor close it', async () => {
    const road = await handled();
    await ask(road, 'dispatcher');
    await answer(road);
    await road.submit();
    await road.feedback();
    const both = await staff(city, 'centre_both');
    await city.context.db.write(
      build('staff').where('id', 's-centre_both').update({ unit_id: 'u-roads' }),
    );
    const task = build('inspection_tasks').where('case_id', road.caseId);
    const before = await city.context.db.first<{ assignee_id: string }>(task.clone());
    expect(before?.assignee_id).not.toBe('s-centre_both');
    // Even if the task came to one of them.
    await city.context.db.write(task.clone().update({ assignee_id: 's-centre_both' }));
    await expect(inspect(city, road.caseId, { action: 'check_pass' })).rejects.toMatchObject({
      code: 'own_work',
      status: 403,
    });
    await city.context.db.write(task.clone().update({ assignee_id: before?.assignee_id }));
    await road.check();
    await expect(act(both, road, { action: 'close' })).rejects.toMatchObject({ code: 'own_work' });
    expect((await road.close()).state).toBe('closed');
  });

  it('may send the order back, and then have nothing to do with the case', async () => {
    const road = await handled();
    await ask(road);
    const back = { action: 'return_co_order', reason: 'not_our_duty', note: '属水务管理' };
    const after = await act(helper, road, back);
    expect(after.coOrders).toMatchObject([
      { state: 'returned', reason: '不属于本单位职责', answer: '属水务管理' },
    ]);
    await expect(see(helper, road)).rejects.toMatchObject({ code: 'not_found' });
    await expect(answer(road)).rejects.toMatchObject({ code: 'not_found' });
    await ask(road);
    expect((await see(helper, road)).coOrders.map((one) => one.state)).toEqual([
      'returned',
      'open',
    ]);
  });

  it('hear that they are asked, and who asked hears the answer', async () => {
    const road = await handled();
    const asker = await staff(city, 'env_head');
    const newest = async (person: Person) => (await person.listStaffMessages({})).items[0];
    await ask(road);
    const about = { what: 'case', id: road.caseId };
    expect(await newest(helper)).toMatchObject({
      kind: 'co_order',
      text: '请在 2 个工作日内办理并答复：请先修补路面',
      about,
    });
    await answer(road);
    expect(await newest(asker)).toMatchObject({ text: '市政处：路面已修补', about });
  });

  it('are let go by who asked, or by a dispatcher, and by nobody else', async () => {
    const road = await handled();
    const asked = await ask(road, 'dispatcher');
    const cancel = {
      action: 'cancel_co_order',
      coOrderId: asked.coOrders[0]?.id,
      note: '不再需要',
    } as const;
    await expect(road.act('env_head', cancel)).rejects.toMatchObject({ code: 'co_order_unknown' });
    expect((await road.act('dispatcher', cancel)).coOrders).toMatchObject([{ state: 'cancelled' }]);
    await expect(see(helper, road)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('have one open order each, are never the main unit at the same time, and are ten at most', async () => {
    const road = await handled();
    await ask(road);
    await expect(ask(road, 'dispatcher')).rejects.toMatchObject({ code: 'co_order_exists' });
    await expect(ask(road, 'dispatcher', 'u-env')).rejects.toMatchObject({
      code: 'co_unit_is_main',
    });
    await expect(ask(road, 'dispatcher', 'u-centre')).rejects.toMatchObject({
      code: 'unit_unknown',
    });
    const orders = () => city.context.db.rows(build('case_orders').where('case_id', road.caseId));
    expect(await orders()).toHaveLength(1);
    await road.act('env_head', { action: 'return', reason: 'needs_others', note: '请市政处主办' });
    await expect(road.dispatch('u-roads')).rejects.toMatchObject({ code: 'unit_is_helping' });
    await answer(road);
    expect((await road.dispatch('u-roads')).unit?.id).toBe('u-roads');
    for (let count = 1; count < MAX_CO_ORDERS; count++) {
      const asked = await ask(road, 'dispatcher', 'u-env');
      const coOrderId = asked.coOrders.at(-1)?.id;
      await road.act('dispatcher', {
        action: 'cancel_co_order',
        coOrderId,
        note: `第 ${count} 次`,
      });
    }
    await expect(ask(road, 'dispatcher', 'u-env')).rejects.toMatchObject({
      code: 'co_orders_used_up',
    });
  });

  it('are let go when the case leaves handling', async () => {
    const road = await handled();
    await ask(road);
    const photoIds = [await uploadPhoto(await road.as('leader'))];
    const ended = await road.act('leader', { action: 'force_close', note: '道路拆除', photoIds });
    expect(ended.coOrders).toMatchObject([
      { state: 'cancelled', answer: '案件已不在处置环节，自动撤回' },
    ]);
  });

  it('are late once, for good, whoever marks it', async () => {
    const road = await handled();
    await ask(road);
    city.clock.forward(4 * DAY_MS + 60_000);
    const job = jobs.find(({ name }) => name === 'flip-overdue-co-orders');
    if (!job) throw new Error('no such job');
    const runs = [await runJob(city.context, job), await runJob(city.context, job)];
    expect(runs[0]).toMatch(/^marked [1-9]\d* overdue orders$/);
    expect(runs[1]).toBe('');
    // A session does not last that long.
    helper = await staff(city, 'roads_head');
    const [order] = (await answer(road)).coOrders;
    expect(order).toMatchObject({ state: 'done', isOverdue: true });
    const [row] = await city.context.db.rows<{ due_at: Date; overdue_at: Date }>(
      build('case_orders').where('case_id', road.caseId),
    );
    expect(row?.overdue_at).toEqual(row?.due_at);
  });
});
