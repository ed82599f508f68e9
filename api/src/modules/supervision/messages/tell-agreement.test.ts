import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programmeRules } from '../../../../contract/programme-rules.ts';
import type { StaffRole } from '../../../../contract/roles.ts';
import type { Agreement } from '../../../../contract/supervision.ts';
import { insertStaff } from '../../../core/accounts/index.ts';
import { claimId, earn } from '../../../core/payouts/testing.ts';
import { holdReward } from '../../../core/rewards/holds/index.ts';
import { person } from '../../../core/rewards/testing.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { newId } from '../../../lib/ids.ts';
import type { Job } from '../../../lib/jobs.ts';
import { jobs } from '../../../modules.ts';
import { staff } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';

let city: TestCity;
let asker: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  city = await startCity({ poolFen: 100_000 });
  asker = await staff(city, 'finance');
});
afterAll(() => city.stop());

const wishesTo = async (username: string, on: Agreement) => {
  const { items } = await (await staff(city, username)).listStaffMessages({ query: {} });
  return items.filter(({ about }) => about?.what === 'agreement' && about.on === on);
};
/** As a double press, or a resend over a bad network. */
const thrice = (call: () => Promise<unknown>) => Promise.allSettled([call(), call(), call()]);
const job = (name: string): Job => jobs.find((one) => one.name === name)!;

/** The other one in finance hears it once; who asked, and who has no say, does not. */
async function expectOnly(on: Agreement, id: string, words: RegExp) {
  const [wish, ...more] = await wishesTo('finance2', on);
  expect(more).toEqual([]);
  expect(wish).toMatchObject({ kind: 'agreement', about: { what: 'agreement', on, id } });
  expect(wish?.text).toMatch(words);
  for (const username of ['finance', 'acceptor', 'auditor'])
    expect(await wishesTo(username, on), username).toEqual([]);
}

const addStaff = (username: string, role: StaffRole, unitId: string) =>
  insertStaff(city.context.db, {
    ...{ id: `s-${username}`, username, name: username },
    ...{ password_hash: '-', roles: [role], unit_id: unitId },
  });

async function heldReward() {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const hold = { rewardId, codes: ['same_picture'], score: 80, why: '照片相同' };
  await city.context.db.transaction((session) => holdReward(session, city.clock.now(), hold));
  return rewardId;
}

describe('the second person hears that one is wanted', () => {
  it('for an adjustment of the books', async () => {
    const id = newId(new Date());
    const sum = { programmeId: 'city', month: '2026-11', amountFen: 1250 };
    const body = { ...sum, id, kind: 'pool_back', reason: '月末清理' } as const;
    await thrice(() => asker.proposeMoneyAdjustment({ body }));
    await expectOnly('adjustment', id, /^finance提出调账.*金额 12\.50 元，说明：月末清理$/);
  });

  it('for money asked for', async () => {
    const id = newId(new Date());
    const body = { id, programmeId: 'city', month: '2026-11', amountFen: 900, reason: '追加' };
    await thrice(() => asker.askBudget({ body }));
    await expectOnly('budget', id, /申请向 2026-11 的奖励资金拨款，金额 9\.00 元/);
  });

  it('for a reward that is to be denied, and for its owner to be listed', async () => {
    const rewardId = await heldReward();
    const params = { id: rewardId };
    await thrice(() => asker.denyReward({ params, body: { reason: '疑似摆拍' } }));
    await expectOnly('denial', rewardId, /奖励审核不通过，金额 1\.00 元，说明：疑似摆拍/);
    const id = newId(new Date());
    const body = { id, rewardId, reason: '多次重复', days: 30 };
    await thrice(() => asker.proposeWatch({ body }));
    await expectOnly('watch', id, /列入先审后付名单 30 天，说明：多次重复/);
  });

  it('for rules to be put in force', async () => {
    const rules = programmeRules.parse({ classes: { C: { kind: 'fixed', amountFen: 60 } } });
    const dates = { startsOn: '2026-11-01', endsOn: '2026-12-31' };
    const press = { saveId: newId(city.clock.now()), saveNth: 1 };
    const body = {
      id: 'city',
      version: null,
      name: '新规则',
      terms: '',
      rules,
      ...dates,
      ...press,
    };
    const { id, version } = await asker.saveProgramme({ body });
    const params = { id, version };
    await asker.simulateProgramme({
      params,
      body: { fromDay: '2026-11-01', toDay: '2026-11-30' },
    });
    await job('run-simulations').run(city.context, { isMine: async () => true });
    await thrice(() => asker.proposeProgramme({ params }));
    await expectOnly('programme', `city@${version}`, /提交发布《新规则》第 2 版/);
  });

  it('for a large sum that a citizen claims: everybody in finance', async () => {
    city.context.config.payouts.twoPersonOverFen = 99;
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const body = { id: claimId(), rewardId };
    await thrice(() => payee.claimReward({ body }));
    for (const username of ['finance', 'finance2'])
      expect(await wishesTo(username, 'payout')).toMatchObject([{ about: { id: body.id } }]);
  });

  it('for a rule that files by itself: whoever leads the centre, for each version once', async () => {
    const chief = await staff(city, 'chief');
    const id = newId(new Date());
    const body = {
      id,
      kind: 'register' as const,
      name: '市容小事',
      ownerId: 's-chief',
      categoryPrefix: 'E01',
      areaId: null,
      reporter: 'anyone' as const,
      takesDangerous: false,
      maxRewardFen: null,
      validFrom: '2026-11-01',
      validTo: null,
    };
    await thrice(() => chief.publishAutoRule({ body }));
    expect(await wishesTo('leader', 'rule')).toMatchObject([
      { text: 'chief发布自动立案规则《市容小事》第 1 版，确认后才生效', about: { id: `${id}@1` } },
    ]);
    await chief.publishAutoRule({ body: { ...body, takesDangerous: true } });
    expect(await wishesTo('leader', 'rule')).toMatchObject([{ about: { id: `${id}@2` } }, {}]);
    for (const username of ['chief', 'finance2', 'assessor'])
      expect(await wishesTo(username, 'rule'), username).toEqual([]);
  });

  it('for paying to start again, and anew when it was stopped meanwhile', async () => {
    const turn = (to: 'stop' | 'start') =>
      asker.setPayoutSwitch({ body: { turn: to, reason: '已核对' } });
    await turn('stop');
    await thrice(() => turn('start'));
    await expectOnly('restart', 'switch', /^finance申请恢复付款，说明：已核对$/);
    await (await staff(city, 'finance2')).setPayoutSwitch({
      body: { turn: 'start', reason: '同意' },
    });
    city.clock.forward(60_000);
    await turn('stop');
    await turn('start');
    expect(await wishesTo('finance2', 'restart')).toHaveLength(2);
  });

  it('for a correction of the evaluation: who assesses for the same area', async () => {
    await addStaff('assessor2', 'assessor', 'u-centre');
    await addStaff('west_assessor', 'assessor', 'u-district');
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    city.clock.forward(86_400_000);
    const [fromDay, toDay] = ['2026-11-01', shanghaiDay(city.clock.now())];
    const assessor = await staff(city, 'assessor');
    const { id: periodId } = await assessor.freezeEvaluation({
      body: { fromDay, toDay, schemeId: 'weifang7' },
    });
    const correct = (id: string) => {
      const of = { subjectKind: 'unit', subjectId: 'u-env', mark: null, value: -1.5 } as const;
      const body = { ...of, id, reason: '夜间暗访扣分' };
      return assessor.proposeAdjustment({ params: { id: periodId }, body });
    };
    const first = newId(new Date());
    await thrice(() => correct(first));
    // Another one in the same moment is another wish.
    await correct(newId(new Date()));
    for (const username of ['assessor2', 'leader']) {
      const wishes = await wishesTo(username, 'score');
      expect(wishes).toHaveLength(2);
      expect(wishes[1]).toMatchObject({ about: { id: `${fromDay}/${toDay}/weifang7.1` } });
      expect(wishes[1]?.text).toMatch(
        /^assessor提出更正 2026-11-01 至 .*环卫处 总分 -1\.5 分，说明：夜间暗访扣分$/,
      );
    }
    for (const username of ['assessor', 'west_assessor', 'finance2'])
      expect(await wishesTo(username, 'score'), username).toEqual([]);
  });
});
