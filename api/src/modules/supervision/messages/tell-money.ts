import type { Context } from '../../../context.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import { readSwitch } from '../../../core/payouts/index.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import { shanghaiDay, shanghaiTime } from '../../../lib/clock.ts';
import type { Moment } from '../../../lib/events.ts';
import { tellStaff } from './store.ts';

export const yuan = (fen: number) => `${(fen / 100).toFixed(2)} 元`;
const FOLLOWS: Record<string, string> = {
  80: '请及时追加预算；用完后新立案的上报将不计奖励',
  100: '新立案的上报已不能计奖，请尽快追加预算或向市民说明',
};

/** Everybody who can ask for a budget, once per programme, month and level. */
export async function tellOfBudget(
  { session, now }: Moment,
  { programmeId, name, month, percent, fundedFen, usedFen }: DomainEvents['budget.alarm'],
): Promise<void> {
  await tellStaff(session, now, await staffInRoles(session, ['finance'], 'anywhere'), {
    kind: 'budget',
    title: percent >= 100 ? `${month} 奖励资金已用完` : `${month} 奖励资金已用 ${percent}%`,
    text: `《${name}》拨入 ${yuan(fundedFen)}，已用 ${yuan(usedFen)}，还剩 ${yuan(fundedFen - usedFen)}${percent >= 100 && usedFen < fundedFen ? '，已不足一笔奖励' : ''}。${FOLLOWS[percent] ?? ''}。`,
    about: { what: 'budgets' },
    eventKey: `budget:${programmeId}:${month}:${percent}`,
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
