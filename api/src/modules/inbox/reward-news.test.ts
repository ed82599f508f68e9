import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProgrammeRulesInput } from '../../../contract/programme-rules.ts';
import { holdReward } from '../../core/rewards/index.ts';
import {
  type Filed,
  filedCase,
  person,
  publishFiled,
  publishRules,
  publishVoided,
  type TestPerson,
} from '../../core/rewards/testing.ts';
import type { Moment } from '../../lib/events.ts';
import { newId } from '../../lib/ids.ts';
import { staff } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';

let city: TestCity;
let version = 1;
/** Whose rewards somebody holds while they are booked; said by the very last listener. */
const suspects = new Set<string>();
const hold = ({ session, now }: Moment, rewardId: string) =>
  holdReward(session, now, { rewardId, codes: ['same_picture'], score: 80, why: '照片相同' });

beforeAll(async () => {
  city = await startCity();
  city.context.events.on('reward.booked', async (moment, { rewardId, personId }) => {
    if (suspects.has(personId)) await hold(moment, rewardId);
  });
});
beforeEach(() => useRules({}));
afterAll(() => city.stop());

const useRules = (rules: Partial<ProgrammeRulesInput>) => publishRules(city, ++version, rules);
const filed = async (payee: TestPerson, change: Partial<Filed> = {}) => {
  const filing = filedCase(payee.id, change);
  await publishFiled(city, filing);
  return filing;
};
const told = async (payee: TestPerson) =>
  (await payee.listInbox({ query: { limit: 100 } })).items.map(({ title }) => title).reverse();
const newest = async (payee: TestPerson) => (await payee.listInbox({})).items[0]!.words;
const rewardId = async (payee: TestPerson) => (await payee.listMyRewards({})).items[0]!.id;
const finance = (name = 'finance') => staff(city, name);

describe('at filing the reporter hears one thing, and it is true', () => {
  it('what is credited', async () => {
    const payee = await person(city);
    await filed(payee);
    expect(await told(payee)).toEqual(['获得立案奖励']);
    expect(await newest(payee)).toContain('奖励 1.00 元已记入您的账户，最后领取日');
    const [message] = (await payee.listInbox({})).items;
    expect(message?.link).toEqual({ to: 'wallet', rewardId: await rewardId(payee) });
    expect(message?.followedCaseId).toBeNull();
  });

  it('what is looked at first, whoever holds it and however late', async () => {
    const payee = await person(city);
    suspects.add(payee.id);
    await filed(payee);
    expect(await told(payee)).toEqual(['奖励待审核']);
  });

  it('points, where the city gives points', async () => {
    await useRules({ classes: { C: { kind: 'points', points: 10 } } });
    const payee = await person(city);
    const { caseId } = await filed(payee);
    await publishVoided(city, caseId);
    expect(await told(payee)).toEqual(['获得积分', '奖励已冲回']);
    expect(await newest(payee)).toContain('10 积分已冲回');
  });

  it('why nothing was earned, and until when that may be appealed', async () => {
    const payee = await person(city, { mayBePaid: false });
    await filed(payee);
    expect(await told(payee)).toEqual(['本次上报未获奖励']);
    expect(await newest(payee)).toMatch(
      /：您.*未同意.*。如有异议，可在 12月5日 16:\d\d 前申诉一次。$/,
    );
  });

  it('that it is decided later, and then what was decided', async () => {
    await useRules({ trigger: 'check_passed' });
    const road = await Road.reported(city);
    await road.file();
    const { items } = await road.reporter.listInbox({});
    expect(items.find(({ title }) => title === '奖励待计')?.words).toContain('核查通过后计奖');
    await road.dispatch();
    await road.receive();
    await road.submit();
    await road.feedback();
    await road.check();
    const titles = (await road.reporter.listInbox({ query: { limit: 100 } })).items;
    expect(titles.map(({ title }) => title).filter((title) => title.includes('奖励'))).toEqual([
      '获得立案奖励',
      '奖励待计',
    ]);
  });

  it('a share by its own name, to whoever it is for', async () => {
    await useRules({ duplicates: { followers: { kind: 'share', percent: 50 } } });
    const [first, other] = [await person(city), await person(city)];
    const own = { caseId: newId(new Date()), caseNo: '370700-2', citizenId: other.id };
    await filed(first, { followers: [own] });
    expect([await told(first), await told(other)]).toEqual([['获得立案奖励'], ['获得并案奖励']]);
  });

  it('the same thing once, however often the filing is sent', async () => {
    const payee = await person(city);
    const filing = filedCase(payee.id);
    await Promise.all([1, 2, 3].map(() => publishFiled(city, filing)));
    expect(await told(payee)).toEqual(['获得立案奖励']);
  });
});

describe('later the owner hears', () => {
  it('that people let a held reward go', async () => {
    const payee = await person(city);
    suspects.add(payee.id);
    await filed(payee);
    const params = { id: await rewardId(payee) };
    await (await finance()).releaseReward({ params, body: { note: '属实' } });
    expect(await told(payee)).toEqual(['奖励待审核', '奖励审核通过']);
  });

  it('that two people refused it and why, then what came of the appeal', async () => {
    const payee = await person(city);
    suspects.add(payee.id);
    await filed(payee);
    suspects.delete(payee.id);
    const params = { id: await rewardId(payee) };
    for (const who of ['finance', 'finance2'])
      await (await finance(who)).denyReward({ params, body: { reason: '照片与他案相同' } });
    expect(await newest(payee)).toMatch(
      /审核未通过：照片与他案相同。如有异议，可在 .* 前申诉一次。/,
    );
    await payee.appealReward({ params, body: { words: '是我拍的' } });
    // The two who refused it have no say in the appeal.
    await city.context.db.transaction((session) =>
      city.context.events.publish(
        'reward.appeal_decided',
        { session, now: city.clock.now() },
        { rewardId: params.id, isUpheld: false, answer: '照片确系他案' },
      ),
    );
    expect(await told(payee)).toEqual(['奖励待审核', '奖励审核未通过', '申诉已答复']);
    expect(await newest(payee)).toContain('经复核维持原结论：照片确系他案。');
  });

  it('that an appeal was upheld and what it brought, as one message', async () => {
    const payee = await person(city, { mayBePaid: false });
    await filed(payee);
    const params = { id: await rewardId(payee) };
    await payee.appealReward({ params, body: { words: '我已同意' } });
    const desk = await finance();
    const { items } = await desk.listRewardAppeals({ query: {} });
    const { id } = items.find((one) => one.rewardId === params.id)!;
    await desk.decideRewardAppeal({
      params: { id },
      body: { isUpheld: true, answer: '已补充同意' },
    });
    expect(await told(payee)).toEqual(['本次上报未获奖励', '申诉成立']);
    expect(await newest(payee)).toContain('申诉成立：已补充同意。奖励 1.00 元已记入您的账户');
  });

  it('that a reward told of before is looked at after all, when somebody was earlier', async () => {
    await useRules({ duplicates: { winner: 'first_submitted', withinM: 50 } });
    const [filedFirst, sentFirst] = [await person(city), await person(city)];
    const { caseId } = await filed(filedFirst);
    const rival = { caseId, distanceM: 5, filedHoursAgo: 1, isSubmittedFirst: false };
    const at = city.clock.now();
    await filed(sentFirst, {
      report: {
        ...{ categoryKey: null, areaId: '370702', reportedAt: at, capturedAt: at, photoCount: 2 },
        ...{ accuracyM: 5, deviceKey: null, measures: {}, marks: [] },
        nearby: [{ ...rival, isOpen: true, isByStaff: false }],
      },
    });
    expect(await told(filedFirst)).toEqual(['获得立案奖励', '奖励转入审核']);
    expect(await told(sentFirst)).toEqual(['获得立案奖励']);
  });
});
