import type { Context } from '../../context.ts';
import type { BillAnswer } from '../../vendors/wechat-pay/index.ts';
import { offMs, refuseStrangeDatabase } from './guard/index.ts';
import { writeJournal } from './journal/journal.ts';
import { insertExchange } from './log-store.ts';
import { isTooLate } from './protocol/index.ts';
import type { Answer, Effect, Payout, Step } from './protocol/types.ts';
import { findPayoutRow } from './store.ts';
import { stopBySystem } from './switch/index.ts';
import { transactClaim, transactPayout } from './transact.ts';

/** Carries out a step: transactions in the database, a journal line, calls to WeChat Pay between them. */
export async function drive<Result>(context: Context, step: Step<Result>): Promise<Result> {
  let reply: unknown;
  for (;;) {
    const { done, value } = step.next(reply);
    if (done) return value;
    reply = await carryOut(context, value);
  }
}

export async function carryOut(context: Context, effect: Effect): Promise<unknown> {
  switch (effect.kind) {
    case 'claim':
      return transactClaim(context, effect.rewardId, effect.claimId, effect.decide);
    case 'transact':
      return transactPayout(context, effect.payoutId, effect.decide);
    case 'journal':
      return journalOrStop(context, effect.payout);
    case 'call':
      return callWechat(context, effect);
  }
}

// Without its line no call may be made: the step ends here, and the lease brings the payout back.
async function journalOrStop(context: Context, payout: Payout): Promise<void> {
  try {
    await writeJournal(context, payout);
  } catch (error) {
    const now = context.clock.now();
    await stopBySystem(context.db, now, 'journal_unwritable');
    throw error;
  }
  await refuseStrangeDatabase(context);
}

type CallEffect = Extract<Effect, { kind: 'call' }>;

async function callWechat(context: Context, effect: CallEffect): Promise<Answer> {
  const { call, payout } = effect;
  const said = await ask(context, effect);
  const answer = toAnswer(context, payout, said);
  const wrong = said.http === 200 && answer.http !== 200;
  const at = context.clock.now();
  if (said.distrust === 'unknown_serial') await stopBySystem(context.db, at, 'unknown_key');
  await insertExchange(context.db, {
    payoutId: payout.id,
    kind: call,
    http: said.http,
    said: answer.state ?? answer.code ?? said.message ?? (wrong ? 'not verified' : 'no answer'),
    vendorRequestId: said.requestId,
    clockOffMs: said.times && clockOff(said.times),
    at,
  });
  return answer;
}

const NOT_MADE: BillAnswer = { http: 0, trusted: false, message: 'not called: too late', raw: '' };

// WeChat stamps whole seconds.
const clockOff = ({ askedAt, saidAt, heardAt }: NonNullable<BillAnswer['times']>) =>
  offMs(askedAt, { from: saidAt, to: saidAt + 1000 }, heardAt);

async function ask(context: Context, { call, payout, notAfter }: CallEffect): Promise<BillAnswer> {
  const pay = context.vendors.wechatPay;
  if (call === 'query') return pay.queryTransfer(payout.outBillNo!);
  if (call === 'cancel') return pay.cancelTransfer(payout.outBillNo!);
  const row = await findPayoutRow(context.db, payout.id);
  if (!row?.request_sealed) throw new Error(`no stored text for ${payout.id}`);
  const text = context.seal.open(row.request_sealed);
  return isTooLate(notAfter, context.clock.now().getTime()) ? NOT_MADE : pay.createTransfer(text);
}

/** Only a 200 that verified and could be read counts as one; any other 2xx is as good as no answer. */
function toAnswer(context: Context, payout: Payout, said: BillAnswer): Answer {
  const { bill } = said;
  const isVerified = said.http === 200 && said.trusted && bill !== undefined;
  if (!isVerified)
    return { http: said.http >= 200 && said.http < 300 ? 0 : said.http, code: said.code };
  const madeAt = Date.parse(bill.createTime ?? '');
  const { mchid, appid } = context.config.wechatPay;
  return {
    http: 200,
    isForeign:
      bill.outBillNo !== payout.outBillNo ||
      (bill.mchid ?? mchid) !== mchid ||
      (bill.appid ?? appid) !== appid,
    state: bill.state,
    amountFen: bill.amountFen,
    openid: bill.openid,
    failReason: bill.failReason,
    packageInfo: bill.packageInfo,
    madeAt: Number.isNaN(madeAt) ? undefined : madeAt,
  };
}
