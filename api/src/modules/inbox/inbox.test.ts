import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workPayouts } from '../../core/payouts/index.ts';
import { build } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { citizen, type Person, staff } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

const inboxOf = async (person: Person) => (await person.listInbox({ query: { limit: 100 } })).items;
/** Sorted, because one step may tell two things at the same instant. */
const titlesOf = async (person: Person) =>
  (await inboxOf(person)).map((message) => message.title).sort();

describe('the reporter hears', () => {
  it('of every step that matters, once each, however often the step is sent', async () => {
    const road = await Road.reported(city);
    await Promise.all([road.file(), road.file(), road.file()]);
    await road.dispatch();
    await road.dispatch();
    await road.receive();
    await road.submit();
    await road.feedback();
    await road.check(false);
    await road.submit();
    await road.feedback();
    await road.check();
    await road.close();
    expect(await titlesOf(road.reporter)).toEqual(
      [
        ...['已收到您的上报', '已立案', '获得立案奖励', '已派遣', '已处置'],
        ...['开始处置', '核查未通过，正在返工', '已处置', '已办结'],
      ].sort(),
    );
    const [last] = await inboxOf(road.reporter);
    expect(last).toMatchObject({ link: { to: 'case', caseId: road.caseId }, isRead: false });
    expect(last?.words).toContain('请您评价');
  });

  it('nothing of a step that was refused', async () => {
    const road = await Road.reported(city);
    await expect(road.dispatch()).rejects.toMatchObject({ code: 'action_not_possible' });
    expect(await titlesOf(road.reporter)).toEqual(['已收到您的上报']);
  });

  it('why a report was not filed', async () => {
    const road = await Road.reported(city);
    await road.reject();
    const [last] = await inboxOf(road.reporter);
    expect(last).toMatchObject({ title: '未立案' });
    expect(last?.words).toContain('现场未发现问题');
  });

  it('that a reward arrived, once, however often WeChat is asked', async () => {
    const road = await Road.reported(city);
    await road.file();
    const [reward] = (await road.reporter.listMyRewards()).items;
    const body = { id: newId(new Date()), rewardId: reward!.id };
    const payout = await road.reporter.claimReward({ body });
    const { openid: openId } = road.reporter;
    city.sandbox.control.confirmPage({ ...payout.confirmation!, openId, act: 'confirm' });
    const refresh = () => road.reporter.refreshMyPayout({ params: { id: payout.id } });
    await Promise.all([refresh(), refresh(), workPayouts(city.context)]);
    await refresh();
    const titles = await titlesOf(road.reporter);
    expect(titles.filter((title) => title === '奖励已到账')).toHaveLength(1);
  });

  it('the answer to what he or she pressed for, and no letter of the house', async () => {
    const road = await Road.reported(city);
    const { caseNo } = await road.reporter.getMyCase({ params: { id: road.caseId } });
    const [message] = await inboxOf(road.reporter);
    const rows = await city.context.db.rows<{ citizen_id: string }>(
      build('inbox_messages').select('citizen_id').where('id', message!.id),
    );
    const letter = {
      ...{ letterId: newId(new Date()), caseId: road.caseId, caseNo },
      ...{ citizenId: rows[0]!.citizen_id, answer: '今晚清运' },
    };
    const publish = (kind: 'urge' | 'supervise') =>
      city.context.db.transaction((session) =>
        city.context.events.publish(
          'letter.answered',
          { session, now: city.clock.now() },
          { ...letter, kind },
        ),
      );
    await publish('supervise');
    await publish('urge');
    await publish('urge');
    const [heard, ...earlier] = await inboxOf(road.reporter);
    expect(heard).toMatchObject({ title: '您的督办有答复', link: { to: 'case' } });
    expect(heard?.words).toContain('今晚清运');
    expect(earlier.map(({ title }) => title)).toEqual(['已收到您的上报']);
  });

  it('that a voided case takes its reward back', async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.act('leader', { action: 'void_filed', reason: 'fraud', note: '查实' });
    const titles = await titlesOf(road.reporter);
    expect(titles).toEqual(expect.arrayContaining(['已作废', '奖励已冲回']));
  });
});

describe('who else met the problem', () => {
  it('hears of the main case after a merge, and gets no second reward', async () => {
    const main = await Road.reported(city);
    await main.file();
    const other = await Road.reported(city);
    await other.act('acceptor', { action: 'merge', mainCaseId: main.caseId });
    await main.dispatch();
    const heard = await inboxOf(other.reporter);
    expect(heard.map(({ title }) => title)).toEqual(['已派遣', '已合并办理', '已收到您的上报']);
    // What a tap opens is the person's own report, never the other one's.
    expect(heard[0]?.link).toEqual({ to: 'case', caseId: other.caseId });
    const { caseNo } = await main.reporter.getMyCase({ params: { id: main.caseId } });
    expect(heard[1]?.words).toContain(caseNo);
    expect(heard.map(({ words }) => words).join()).not.toContain('奖励');
  });

  it('hears that the own report stands alone again when the main case is not filed', async () => {
    const main = await Road.reported(city);
    const other = await Road.reported(city);
    await other.act('acceptor', { action: 'merge', mainCaseId: main.caseId });
    await main.reject();
    await other.file();
    await main.reporter.actOnMyCase({
      params: { id: main.caseId },
      body: { action: 'appeal_rejection', note: '请再看一次' },
    });
    await main.act('chief', { action: 'reopen_rejected', note: '重新受理' });
    await main.file();
    expect(await titlesOf(other.reporter)).toEqual(
      ['已收到您的上报', '已合并办理', '恢复单独办理', '已立案', '获得立案奖励'].sort(),
    );
    expect(await titlesOf(main.reporter)).toEqual(
      ['已收到您的上报', '未立案', '复核结果', '已立案', '获得立案奖励'].sort(),
    );
  });

  it('hears each step once after two merged reports, and follows along when the followed case is merged', async () => {
    const main = await Road.reported(city);
    await main.file();
    const other = await citizen(city);
    const first = await Road.reported(city, other);
    const second = await Road.reported(city, other);
    const follower = await citizen(city);
    await follower.followCase({ params: { id: second.caseId }, body: { isOn: true } });
    for (const road of [first, second])
      await road.act('acceptor', { action: 'merge', mainCaseId: main.caseId });
    await main.dispatch();
    expect((await titlesOf(other)).filter((title) => title === '已派遣')).toHaveLength(1);
    expect(await titlesOf(follower)).toEqual(['已派遣']);
  });

  it('follows it, hears the progress without the words of staff, and may stop', async () => {
    const road = await Road.reported(city);
    const neighbour = await citizen(city);
    const follow = (isOn: boolean) =>
      neighbour.followCase({ params: { id: road.caseId }, body: { isOn } });
    expect(await follow(true)).toEqual({ isFollowed: true, followerCount: 1 });
    expect(await follow(true)).toEqual({ isFollowed: true, followerCount: 1 });
    const seenBy = async (username: string) =>
      (await staff(city, username)).countFollowers({ params: { id: road.caseId } });
    expect(await seenBy('acceptor')).toEqual({ count: 1 });
    // A unit that does not have the case knows nothing of it.
    await expect(seenBy('env_head')).rejects.toMatchObject({ code: 'not_found' });
    await road.reject();
    const [heard, ...more] = await inboxOf(neighbour);
    expect(more).toEqual([]);
    expect(heard).toMatchObject({ title: '未立案', link: null, followedCaseId: road.caseId });
    expect(heard?.words).not.toContain('现场未发现问题');
    expect((await neighbour.getWallet()).rewardCount).toBe(0);
    expect(await follow(false)).toEqual({ isFollowed: false, followerCount: 0 });
  });

  it('cannot follow an own case, one that ended, or one that does not exist', async () => {
    const road = await Road.reported(city);
    const params = { id: road.caseId };
    await expect(road.reporter.followCase({ params, body: { isOn: true } })).rejects.toMatchObject({
      code: 'own_case_not_followed',
    });
    await road.reject();
    const neighbour = await citizen(city);
    await expect(neighbour.followCase({ params, body: { isOn: true } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the inbox', () => {
  it('is read in pages, newest first, and counts what is unread', async () => {
    const person = await citizen(city);
    for (let number = 0; number < 5; number++) await Road.reported(city, person);
    const first = await person.listInbox({ query: { limit: 3 } });
    const second = await person.listInbox({
      query: { limit: 3, cursor: first.nextCursor ?? '' },
    });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, null]);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect(await person.countUnread()).toEqual({ count: 5 });
  });

  it('marks one as read, and all up to the newest one seen', async () => {
    const person = await citizen(city);
    for (let number = 0; number < 3; number++) await Road.reported(city, person);
    const [newest, middle] = await inboxOf(person);
    const read = await person.readMessage({ params: { id: middle!.id } });
    expect(read.isRead).toBe(true);
    expect(await person.countUnread()).toEqual({ count: 2 });
    await Road.reported(city, person);
    expect(await person.readAllMessages({ body: { upToId: newest!.id } })).toEqual({ count: 1 });
    expect((await inboxOf(person)).map(({ isRead }) => isRead)).toEqual([false, true, true, true]);
  });

  it('belongs to one person', async () => {
    const road = await Road.reported(city);
    const [message] = await inboxOf(road.reporter);
    const stranger = await citizen(city);
    expect(await inboxOf(stranger)).toEqual([]);
    await expect(stranger.readMessage({ params: { id: message!.id } })).rejects.toMatchObject({
      code: 'not_found',
    });
    await stranger.readAllMessages({ body: { upToId: message!.id } });
    expect(await road.reporter.countUnread()).toEqual({ count: 1 });
  });

  it('holds nothing of a transaction that was undone', async () => {
    const { db, events, clock } = city.context;
    const road = await Road.reported(city);
    await road.file();
    const [reward] = (await road.reporter.listMyRewards()).items;
    const told = { rewardId: reward!.id };
    const publish = (isUndone: boolean) =>
      db.transaction(async (session) => {
        await events.publish('reward.held', { session, now: clock.now() }, told);
        if (isUndone) throw new Error('undone');
      });
    await expect(publish(true)).rejects.toThrow('undone');
    expect(await titlesOf(road.reporter)).not.toContain('奖励转入审核');
    await publish(false);
    expect(await titlesOf(road.reporter)).toContain('奖励转入审核');
  });
});
