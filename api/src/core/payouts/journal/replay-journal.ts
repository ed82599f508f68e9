import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import type { Job } from '../../../lib/jobs.ts';
import { Refusal, refuse } from '../../../lib/refusal.ts';
import { lockForPayout, lockReward } from '../../rewards/index.ts';
import { insertSend } from '../log-store.ts';
import { decideRestore } from '../protocol/index.ts';
import { unknownNumbers } from '../queries.ts';
import { fixRequest, insertPayout, lockPayoutsOfReward, toPayout, updatePayout } from '../store.ts';
import { stopBySystem, stopOverConflict } from '../switch/index.ts';
import { type JournalLine, readJournal } from './journal.ts';

/**
 * After a database has lost its last commits the journal still knows which numbers may live at WeChat. They come
 * back as payouts in doubt, and the sweeper asks about them. Without such a loss there is nothing to do.
 */
export const replayJournalJob: Job = {
  name: 'replay-journal',
  process: 'payout-worker',
  schedule: '0 20 * * * *',
  leaseSeconds: 900,
  run: async (context) => {
    const restored = await replayJournal(context);
    return restored > 0 ? `restored ${restored} payouts from the journal` : '';
  },
};

export async function replayJournal(context: Context): Promise<number> {
  const byNumber = new Map((await readJournal(context)).map((line) => [line.number, line]));
  const unknown = await unknownNumbers(context.db, [...byNumber.keys()]);
  let restored = 0;
  for (const number of unknown) if (await restoreLine(context, byNumber.get(number)!)) restored++;
  if (restored > 0)
    await stopBySystem(
      context.db,
      context.clock.now(),
      'database_lost',
      `已按付款日志恢复 ${restored} 笔，请核实后恢复付款`,
    );
  return restored;
}

async function restoreLine(context: Context, line: JournalLine): Promise<boolean> {
  try {
    await context.db.transaction((session) => restore(context, session, line));
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The money has gone another way meanwhile: only people can say what happened.
    context.log.error(
      { payout: line.payout, number: line.number, why: error.code },
      'not restored',
    );
    const at = { sentAt: new Date(line.at), detail: `${line.number} 无法恢复，须人工核实` };
    await stopOverConflict(context.db, context.clock.now(), 'journal_conflict', at);
    return false;
  }
}

async function restore(context: Context, session: Session, line: JournalLine): Promise<void> {
  const now = context.clock.now();
  const text = context.seal.open(Buffer.from(line.sealedText, 'base64'));
  const { openid } = JSON.parse(text) as { openid: string };
  const reward = await lockReward(session, line.reward);
  if (!reward) throw refuse('reward_not_claimable');
  const past = (await lockPayoutsOfReward(session, line.reward)).map((row) =>
    toPayout(row, context.seal),
  );
  const mine = past.find((one) => one.id === line.payout);
  const change = decideRestore({ ...line, openid, sentAt: Date.parse(line.at) }, { mine, past });
  if (change.refuse) throw refuse('payout_not_waiting');
  if (change.insert) {
    await insertPayout(session, context.seal, change.insert, now);
    await lockForPayout(session, now, reward, { id: line.payout, actor: 'system' });
  } else if (mine) {
    const after = { ...mine, ...change.patch, version: mine.version + 1 };
    await updatePayout(session, mine, after, null);
  }
  const hash = await fixRequest(session, context.seal, line.payout, text);
  await insertSend(session, new Date(line.at), line.number, hash);
}
