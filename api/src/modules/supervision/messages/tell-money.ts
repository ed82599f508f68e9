import type { Context } from '../../../context.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import { readSwitch } from '../../../core/payouts/index.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import { shanghaiDay, shanghaiTime } from '../../../lib/clock.ts';
import type { Moment } from '../../../lib/events.ts';
import { sayYuan } from '../../../lib/say-yuan.ts';
import { tellStaff } from './store.ts';

type Alarm = DomainEvents['budget.alarm'];

/** How it stands: the title, and what follows from it. */
function standing({ percent, totalFen, usedFen }: Alarm): [string, string] {
  if (percent < 100) return [`已用 ${percent}%`, '请及时追加预算；用完后新立案的上报将不计奖励'];
  if (usedFen < totalFen)
    return ['已不足一笔奖励', '已有新立案的上报因余额不足未计奖，请尽快追加预算或向市民说明'];
  return ['已用完', '新立案的上报已不能计奖，请尽快追加预算或向市民说明'];
}

const moved = (adjustedFen: number) =>
  adjustedFen === 0
    ? ''
    : `，调账${adjustedFen < 0 ? '转出' : '转入'} ${sayYuan(Math.abs(adjustedFen))}`;

/** Everybody who can ask for a budget, once per programme, month, level and total. */
export async function tellOfBudget({ session, now }: Moment, alarm: Alarm): Promise<void> {
  const { programmeId, name, month, percent, fundedFen, adjustedFen, totalFen, usedFen } = alarm;
  const [state, follows] = standing(alarm);
  await tellStaff(session, now, await staffInRoles(session, ['finance'], 'anywhere'), {
    kind: 'budget',
    title: `${month} 奖励资金${state}`,
    text: `《${name}》拨入 ${sayYuan(fundedFen)}${moved(adjustedFen)}，已用 ${sayYuan(usedFen)}，还剩 ${sayYuan(totalFen - usedFen)}。${follows}。`,
    about: { what: 'budgets' },
    eventKey: `budget:${programmeId}:${month}:${percent}:${totalFen}`,
  });
}

/** That no money goes out, and why: an empty operating account, a failed check, a person. Once per stop. */
export async function tellOfStop({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<string> {
  const { is_running, reason, since, changed_by } = await readSwitch(db);
  if (is_running === 1) return '';
  await tellStaff(db, clock.now(), await staffInRoles(db, ['finance'], 'anywhere'), {
    kind: 'payouts',
    title: '付款已暂停',
    text: `${shanghaiDay(since)} ${shanghaiTime(since)} 由${changed_by}暂停：${reason ?? '未说明原因'}。处理后须两名财务人员恢复；期间市民的奖励不受影响，暂不能领取。`,
    about: { what: 'payouts' },
    eventKey: `stop:${since.toISOString()}`,
  });
  return '';
}
