import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AutoRule } from '../../../../contract/auto-rules.ts';
import { insertStaff } from '../../../core/accounts/index.ts';
import { build } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { applyAutoRules } from './apply-rules.ts';

describe('a published rule', () => {
  let city: TestCity;
  let chief: Person;
  let leader: Person;
  let both: Person;
  beforeAll(async () => {
    city = await startCity({ registersByAcceptor: false });
    const { db } = city.context;
    const roles = ['duty_chief', 'centre_leader'] as const;
    for (const id of ['s-both', 's-owner'])
      await insertStaff(db, {
        id,
        username: id.slice(2),
        name: id === 's-both' ? '双岗' : '张三',
        password_hash: '-',
        roles: [...roles],
        unit_id: 'u-centre',
      });
    [chief, leader, both] = await Promise.all([
      staff(city, 'chief'),
      staff(city, 'leader'),
      staff(city, 'both'),
    ]);
  });
  afterAll(() => city.stop());
  // Each story has rules of its own.
  afterEach(async () => {
    const { items } = await chief.listAutoRules({ query: {} });
    for (const rule of items.filter((one) => !one.stopped)) await stop(rule);
  });

  const stop = (rule: AutoRule) =>
    chief.stopAutoRule({
      params: { id: rule.id },
      body: { version: rule.version, reason: '试验结束' },
    });
  const terms = (change: object = {}) => ({
    id: newId(new Date()),
    kind: 'register' as const,
    name: '市容小事',
    ownerId: 's-owner',
    categoryPrefix: 'E01',
    areaId: null,
    reporter: 'anyone' as const,
    takesDangerous: false,
    maxRewardFen: null,
    validFrom: '2026-11-01',
    validTo: null,
    ...change,
  });
  const publish = (change: object = {}) => chief.publishAutoRule({ body: terms(change) });
  async function inForce(change: object = {}): Promise<AutoRule> {
    const { id, version } = await publish(change);
    return leader.confirmAutoRule({ params: { id }, body: { version } });
  }
  const runJob = (isMine = async () => true) => applyAutoRules.run(city.context, { isMine });
  async function accepted(): Promise<Road> {
    const road = await Road.reported(city);
    await road.act('acceptor', { action: 'accept', standardId: 's-litter' });
    return road;
  }
  const caseOf = async (road: Road) =>
    (await road.as('leader')).getCase({ params: { id: road.caseId } });

  it('files and dispatches with nobody at the desk, in one run, and answers with a name', async () => {
    const road = await accepted();
    const register = await inForce();
    await inForce({ kind: 'dispatch', name: '市容派遣' });
    expect(await runJob()).toBe('filed 1, dispatched 1 by rule');
    const one = await caseOf(road);
    expect(one).toMatchObject({ state: 'pending_handle', unit: { id: 'u-env' }, rewardFen: 100 });
    expect(one.events.slice(-2)).toMatchObject([
      {
        action: 'register',
        by: '规则《市容小事》（负责人 张三）',
        note: '按规则《市容小事》第 1 版自动立案',
      },
      {
        action: 'dispatch',
        by: '规则《市容派遣》（负责人 张三）',
        note: '按规则《市容派遣》第 1 版自动派遣：属地职责：西区「暴露垃圾」（E0110），优先级 1；排在市政处之前：职责类别更具体',
      },
    ]);
    const log = await city.context.db.first(
      build('case_events').where({ case_id: road.caseId, action: 'register' }),
    );
    const actor_id = `rule:${register.id}@1`;
    expect(log).toMatchObject({ actor_kind: 'system', role: 'system', actor_id });
    // The reporter is owed the same as if a person had filed it.
    const mine = await road.reporter.getMyCase({ params: { id: road.caseId } });
    expect(mine.reward).toMatchObject({ state: 'claimable', amountFen: 100 });
    const { items } = await leader.listAutoRules({ query: {} });
    expect(items.find((rule) => rule.id === register.id)).toMatchObject({
      state: 'in_force',
      doneCount: 1,
    });
  });

  it('does nothing without a second person, whoever that is', async () => {
    const road = await accepted();
    const rule = await both.publishAutoRule({ body: terms() });
    const order = { params: { id: rule.id }, body: { version: 1 } };
    expect(rule.state).toBe('waiting');
    expect(await runJob()).toBe('');
    await expect(both.confirmAutoRule(order)).rejects.toMatchObject({
      code: 'second_person_required',
    });
    expect((await caseOf(road)).state).toBe('pending_register');
    expect((await leader.confirmAutoRule(order)).state).toBe('in_force');
    expect(await runJob()).toBe('filed 1, dispatched 0 by rule');
  });

  it('leaves what was sent back to people, before and after filing', async () => {
    await inForce();
    const refused = await accepted();
    await refused.act('chief', { action: 'send_back', note: '照片再看' });
    await refused.act('acceptor', { action: 'accept', standardId: 's-litter' });
    const returned = await accepted();
    await runJob();
    expect((await caseOf(refused)).state).toBe('pending_register');
    await returned.dispatch();
    await returned.act('env_head', { action: 'return', reason: 'not_our_duty', note: '不归我管' });
    await inForce({ kind: 'dispatch' });
    await runJob();
    expect((await caseOf(returned)).state).toBe('pending_dispatch');
  });

  it('stops at once, even in the middle of a run', async () => {
    const road = await accepted();
    const rule = await inForce();
    const stopsFirst = async () => {
      await stop(rule);
      return true;
    };
    expect(await runJob(stopsFirst)).toBe('');
    expect(await runJob()).toBe('');
    expect((await caseOf(road)).state).toBe('pending_register');
    await expect(
      leader.confirmAutoRule({ params: { id: rule.id }, body: { version: 1 } }),
    ).rejects.toMatchObject({ code: 'rule_stopped' });
    await road.act('chief', { action: 'register' });
  });

  it('leaves a doubtful unit to the dispatcher', async () => {
    const road = await accepted();
    await road.act('chief', { action: 'register' });
    const admin = await staff(city, 'admin');
    const duty = {
      id: newId(new Date()),
      categoryPrefix: 'E0110',
      areaId: '370702',
      unitId: 'u-roads',
      basis: 'territory' as const,
      priority: 1,
      validFrom: '2026-11-01',
    };
    await admin.addDuty({ body: duty });
    await inForce({ kind: 'dispatch' });
    expect(await runJob()).toBe('');
    const { proposals } = await (await road.as('dispatcher')).listUnitProposals({
      params: { id: road.caseId },
    });
    expect(proposals[0]?.isClear).toBe(false);
    await admin.endDuty({ params: { id: duty.id }, body: { lastDay: '2026-11-01' } });
    expect(await runJob()).toBe('filed 0, dispatched 1 by rule');
  });

  it('acts once when servers and a person race', async () => {
    const road = await accepted();
    await inForce();
    const person = road.act('chief', { action: 'register' }).catch(() => null);
    await Promise.all([runJob(), runJob(), person]);
    const { events, state, rewardFen } = await caseOf(road);
    expect([state, rewardFen]).toEqual(['pending_dispatch', 100]);
    expect(events.filter((event) => event.action === 'register')).toHaveLength(1);
  });

  it('ends when its owner leaves, and says why', async () => {
    const { db } = city.context;
    const road = await accepted();
    const { id } = await inForce();
    await db.write(build('staff').where('id', 's-owner').update({ is_active: 0 }));
    expect(await runJob()).toBe('');
    const { items } = await chief.listAutoRules({ query: {} });
    expect(items.find((rule) => rule.id === id)).toMatchObject({
      state: 'stopped',
      stopped: { by: null, reason: '负责人 张三 已离岗，自动停用' },
    });
    await expect(publish()).rejects.toMatchObject({ code: 'rule_owner_unsuitable' });
    await db.write(build('staff').where('id', 's-owner').update({ is_active: 1 }));
    expect((await caseOf(road)).state).toBe('pending_register');
  });

  it('is never changed: another wording is the next version, and a resend is none', async () => {
    const first = await inForce();
    const order = terms({ id: first.id, name: '市容小事二' });
    const second = await chief.publishAutoRule({ body: order });
    expect((await chief.publishAutoRule({ body: order })).version).toBe(2);
    expect(second).toMatchObject({ version: 2, state: 'waiting' });
    await leader.confirmAutoRule({ params: { id: first.id }, body: { version: 2 } });
    const { items } = await chief.listAutoRules({ query: { only: 'all' } });
    const versions = items.filter((rule) => rule.id === first.id);
    expect(versions.map((rule) => [rule.version, rule.name, rule.state])).toEqual([
      [2, '市容小事二', 'in_force'],
      [1, '市容小事', 'stopped'],
    ]);
    expect(versions[1]?.stopped?.reason).toBe('由第 2 版代替');
  });

  it('is owned by somebody who could take the step', async () => {
    const owners = async (kind: 'register' | 'dispatch') =>
      (await chief.listAutoRuleOwners({ query: { kind } })).items.map((one) => one.id);
    expect(await owners('register')).toEqual(
      expect.arrayContaining(['s-chief', 's-leader', 's-owner']),
    );
    expect(await owners('register')).not.toContain('s-dispatcher');
    expect(await owners('dispatch')).toContain('s-dispatcher');
  });

  it.each<[string, object, string]>([
    ['an unknown class', { categoryPrefix: 'E9999' }, 'category_unknown'],
    ['an unknown area', { areaId: 'nowhere' }, 'area_unknown'],
    ['an owner of another trade', { ownerId: 's-finance' }, 'rule_owner_unsuitable'],
    ['a last day before the first', { validTo: '2026-10-31' }, 'period_unsuitable'],
    ['a last day that has passed', { validTo: '2026-11-02' }, 'period_unsuitable'],
  ])('is not published for %s', async (_what, change, code) => {
    await expect(publish(change)).rejects.toMatchObject({ code });
  });
});
