import type { PayoutSwitch, SwitchItem } from '../../../../contract/payout-switch.ts';
import type { Context } from '../../../context.ts';
import { build, type Session } from '../../../lib/db.ts';
import { lastCheck } from '../desk/check-money.ts';
import { summariseDoubt } from '../queries.ts';
import { readSwitch, type SwitchRow } from './switch-store.ts';

/** Whether money goes out; while it does not, why, and what two people look at before they start it again. */
export async function showSwitch({ db }: Pick<Context, 'db'>): Promise<PayoutSwitch> {
  const row = await readSwitch(db);
  const isRunning = row.is_running === 1;
  return {
    isRunning,
    cause: isRunning ? null : (row.cause ?? 'by_hand'),
    reason: row.reason,
    since: row.since.toISOString(),
    by: row.changed_by,
    startAskedBy: row.start_asked_name,
    startReason: row.start_asked_reason,
    checklist: isRunning
      ? []
      : [await lookAtLedger(db, row), ...lookAtJournal(row), ...(await lookAtPayouts(db))],
  };
}

async function lookAtLedger(session: Session, row: SwitchRow): Promise<SwitchItem> {
  const check = await lastCheck(session);
  const failed: string[] = check ? JSON.parse(check.failed) : [];
  const isFresh = check !== undefined && check.ran_at >= row.since;
  return {
    item: 'ledger',
    isDone: isFresh && failed.length === 0,
    // Every request to start computes it anew: not looked at yet is no obstacle.
    isRequired: failed.length > 0,
    words:
      failed.length > 0
        ? `账目核对未通过：${failed.join('；')}`
        : isFresh
          ? '暂停后账目已重新核对，全部通过'
          : '暂停后账目还没有重新核对，申请恢复时会自动核对',
  };
}

/** Only a database that was not as it was left makes it a question. */
function lookAtJournal(row: SwitchRow): SwitchItem[] {
  const isReplayed = row.replayed_at !== null && row.replayed_at >= row.since;
  if (row.needs_replay === 0 && !isReplayed) return [];
  const isDone = row.needs_replay === 0;
  const words = isDone
    ? `付款日志已重放，恢复 ${row.restored_count ?? 0} 笔`
    : '付款日志还没有重放，等待付款进程';
  return [{ item: 'journal', isDone, isRequired: true, words }];
}

async function lookAtPayouts(session: Session): Promise<SwitchItem[]> {
  const doubt = await summariseDoubt(session);
  const frozen = await countFrozen(session);
  return [
    {
      ...{ item: 'doubt', isRequired: false, isDone: doubt.count === 0 },
      words: doubt.count === 0 ? '没有结果待查的付款' : `${doubt.count} 笔结果待查，系统正在查询`,
    },
    {
      ...{ item: 'frozen', isRequired: false, isDone: frozen === 0 },
      words: frozen === 0 ? '没有冻结的付款' : `${frozen} 笔异常冻结，须两人决定重查或核销`,
    },
  ];
}

async function countFrozen(session: Session): Promise<number> {
  const row = await session.first<{ frozen: number }>(
    build('payouts').where('state', 'frozen').count({ frozen: '*' }),
  );
  return row?.frozen ?? 0;
}
