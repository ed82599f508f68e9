import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROLES } from '../../contract/roles.ts';
import { buildContext } from '../build-context.ts';
import { readConfig } from '../config.ts';
import {
  aliasOf,
  findCitizen,
  insertCitizen,
  newestTerms,
  publishTerms,
  recordConsent,
} from '../core/accounts/index.ts';
import { reportPosition, wakeTasks } from '../core/cases/index.ts';
import { isDemoCity, markDemoCity } from '../core/city/index.ts';
import { checkLedger } from '../core/payouts/index.ts';
import { askBudget, decideBudget, publishProgramme } from '../core/rewards/index.ts';
import { shanghaiDay } from '../lib/clock.ts';
import { build } from '../lib/db.ts';
import { newId } from '../lib/ids.ts';
import { runJob } from '../lib/jobs.ts';
import { buildCity, DEMO_PASSWORD } from './build-city.ts';
import { addresses } from './city/addresses.ts';
import { calendarYears } from './city/calendar.ts';
import { citizens } from './city/citizens.ts';
import { staff } from './city/staff.ts';
import { units } from './city/units.ts';
import { openDemoSandbox } from './demo-sandbox.ts';
import { type Claim, payRewards, reconcilePast } from './pay-rewards.ts';
import { type DemoCase, planCases, seeded } from './plan.ts';
import { TERMS } from './terms.ts';
import { CaseWriter, type DemoReporter } from './write-case.ts';

const CASES = 300;
const AT_ONCE = 4;
const DAY = 86_400_000;
const ACCOUNTS = fileURLToPath(new URL('../../../.data/demo-accounts.json', import.meta.url));

/** Whose accounts the screen at the end of the start shows. */
const SHOWN = [
  'acceptor',
  'dispatcher',
  'dept_leader',
  'handler',
  'inspector',
  'duty_chief',
  'supervisor',
  'assessor',
  'centre_leader',
  'finance',
  'admin',
  'auditor',
] as const;

const config = readConfig();
if (config.isProduction) throw new Error('演示数据只能写入非生产环境');
const context = buildContext(config);
try {
  // Also for a city that was seeded before there were numbered terms; later texts are the admin's.
  const isSeeded = await isDemoCity(context.db);
  const since = new Date(Date.now() - (isSeeded ? 0 : 61 * DAY));
  if (!(await newestTerms(context.db))) await publishTerms(context.db, since, 'admin', TERMS);
  if (isSeeded) console.log('演示城市已存在');
  else await seed();
  if (!existsSync(ACCOUNTS)) writeAccounts();
} finally {
  await context.db.close();
}

async function seed(): Promise<void> {
  const now = new Date();
  const sandbox = openDemoSandbox(config.wechat.baseUrl.replace(/\/weixin$/, '/control'));
  console.log('建立城市：辖区、单位、人员、立结案标准、工作日历');
  await buildCity(context);
  await buildProgramme(now);
  const reporters = await joinCitizens(new Date(now.getTime() - 60 * DAY));
  const cases = await writeCases(planCases(CASES, now, hasCalendarFor(now)), reporters, now);
  console.log(`已写入 ${cases} 件案件`);
  await sendInspectors();
  const claims = await planClaims(now);
  const paid = await payRewards(context, sandbox, claims);
  const [days, agreed] = await reconcilePast(context, claims);
  console.log(`已发放 ${paid} 笔奖励，${days} 天中有 ${agreed} 天与微信账单核对一致`);
  const wrong = await checkLedger(context.db);
  if (wrong.length > 0) throw new Error(`演示账目不平：${wrong.join('、')}`);
  await markDemoCity(context.db, now);
}

/** A demo year that the calendar does not cover uses only limits that run day and night. */
function hasCalendarFor(now: Date): boolean {
  const day = (at: number) => Number(shanghaiDay(new Date(at)).slice(0, 4));
  const needed = [day(now.getTime() - 40 * DAY), day(now.getTime() + 30 * DAY)];
  return needed.every((year) => calendarYears.some((known) => known.year === year));
}

async function buildProgramme(now: Date): Promise<void> {
  const year = shanghaiDay(now).slice(0, 4);
  await publishProgramme(context, {
    id: 'weifang-ssp',
    version: 1,
    name: '潍坊随手拍（演示）',
    startsOn: `${Number(year) - 1}-01-01`,
    endsOn: `${year}-12-31`,
    tariff: { A: 200, B: 200, C: 100, D: 100 },
    claimDays: 90,
    terms: '立案即奖；每类问题奖多少、哪些不奖，以下列规则为准。',
  });
  const [asker, confirmer] = staff.filter((person) => person.roles.includes('finance'));
  if (!asker || !confirmer) throw new Error('two people of finance are needed');
  const months = new Set(
    [0, 28, 45].map((back) => shanghaiDay(new Date(now.getTime() - back * DAY)).slice(0, 7)),
  );
  for (const month of months) {
    // Asked for and confirmed on the first of the month, at nine.
    const at = new Date(`${month}-01T01:00:00Z`);
    const then = { ...context, clock: { now: () => at } };
    const id = newId(at);
    await askBudget(then, asker, {
      ...{ id, programmeId: 'weifang-ssp', month, amountFen: 5_000_000 },
      reason: '年度预算内按月拨付',
    });
    await decideBudget(then, confirmer, { id, isConfirmed: true });
  }
}

async function joinCitizens(joinedAt: Date): Promise<DemoReporter[]> {
  const reporters: DemoReporter[] = [];
  const terms = (await newestTerms(context.db))!;
  for (const { openid, nickname } of citizens) {
    const id = newId(joinedAt);
    await context.db.transaction(async (session) => {
      await insertCitizen(session, context.seal, { id, openid, alias: aliasOf(id), joinedAt });
      const consent = { id: newId(joinedAt), citizenId: id, terms, isUnder14: false, at: joinedAt };
      // One of them reports without wanting money.
      await recordConsent(session, { ...consent, mayBePaid: reporters.length !== 5 });
    });
    await findCitizen(context.db, context.seal, id);
    reporters.push({ id, name: nickname });
  }
  return reporters;
}

/** Inspectors stand in their districts, and what nobody did in time goes to the next of them. */
async function sendInspectors(): Promise<void> {
  const onDuty = staff.filter((person) => person.roles.includes('inspector'));
  for (const { id, divisionCodes } of onDuty) {
    const at = addresses.find((one) => one.divisionCode === divisionCodes[0]);
    if (!at) continue;
    const { longitude, latitude } = at;
    const device = { longitude, latitude, datum: 'wgs84', accuracyM: 15 } as const;
    // At night nobody is on shift; the tasks wait for the morning.
    await reportPosition(context, id, device).catch((error) => {
      if (error.code !== 'off_shift') throw error;
    });
  }
  await runJob(context, wakeTasks);
}

/** Several lives at once; merged reports wait until the others are there to be merged into. */
async function writeCases(plan: DemoCase[], reporters: DemoReporter[], now: Date): Promise<number> {
  const open: { areaId: string; caseId: string; reportedAt: Date }[] = [];
  const [merged, others] = [
    plan.filter((one) => one.ending === 'merged'),
    plan.filter((one) => one.ending !== 'merged'),
  ];
  let written = 0;
  const write = async (demo: DemoCase) => {
    const reporter = reporters[demo.citizen];
    if (!reporter) throw new Error(`no citizen ${demo.citizen}`);
    const writer = new CaseWriter(context, demo, reporter);
    const areaId = demo.address.divisionCode;
    // The main case is the one that was there first.
    const main = open.find((one) => one.areaId === areaId && one.reportedAt < demo.reportedAt);
    await writer.write(now, main?.caseId);
    if (['filed', 'dispatched', 'handling'].includes(demo.ending))
      open.push({ areaId, caseId: writer.caseId, reportedAt: demo.reportedAt });
    if (++written % 50 === 0) console.log(`案件 ${written} / ${plan.length}`);
  };
  for (const batch of [others, merged]) await inParallel(batch, AT_ONCE, write);
  return written;
}

async function inParallel<T>(list: T[], width: number, work: (item: T) => Promise<void>) {
  const left = [...list];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** Most people take their money within two days; some let it wait. */
async function planClaims(now: Date): Promise<Claim[]> {
  const rewards = await context.db.rows<{ id: string; person_id: string; booked_at: Date }>(
    build('rewards')
      .select('id', 'person_id', 'booked_at')
      .where('state', 'owed')
      .whereNull('held_at')
      .orderBy('id'),
  );
  const random = seeded(7);
  return rewards.flatMap((reward) => {
    const at = new Date(reward.booked_at.getTime() + (1 + random() * 40) * 3600_000);
    if (random() > 0.6 || at.getTime() > now.getTime() - 10 * 60_000) return [];
    const isRecent = now.getTime() - at.getTime() < 20 * 3600_000;
    return [
      {
        citizenId: reward.person_id,
        rewardId: reward.id,
        at,
        isConfirmed: !isRecent || random() < 0.7,
      },
    ];
  });
}

/** For the screen at the end of `npm start`: one person a role, and of the units the one with most to do. */
function writeAccounts(): void {
  const busy = busiestUnit();
  const isShown = (person: (typeof staff)[number], role: string) =>
    (role !== 'dept_leader' && role !== 'handler') || person.unitId === busy;
  const accounts = SHOWN.flatMap((role) => {
    const people = staff.filter(
      (person) => person.roles.some((one) => one === role) && isShown(person, role),
    );
    return people.slice(0, role === 'finance' ? 2 : 1).map((person) => ({
      role: ROLES[role],
      name: person.name,
      username: person.username,
      password: DEMO_PASSWORD,
      note: units.find((unit) => unit.id === person.unitId)?.name ?? '',
    }));
  });
  mkdirSync(dirname(ACCOUNTS), { recursive: true });
  writeFileSync(ACCOUNTS, JSON.stringify(accounts, null, 2));
}

function busiestUnit(): string {
  const now = new Date();
  const waiting = planCases(CASES, now, hasCalendarFor(now)).filter(({ ending }) =>
    ['dispatched', 'handling', 'submitted', 'asked'].includes(ending),
  );
  const counts = new Map<string, number>();
  for (const { unit } of waiting) counts.set(unit.id, (counts.get(unit.id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
