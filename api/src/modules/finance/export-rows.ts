import { EXPORTS, type ExportKind } from '../../../contract/finance.ts';
import { accountName, movementName } from '../../../contract/ledger-words.ts';
import { PAYOUT_STATES } from '../../../contract/payouts.ts';
import type { ProgrammeRules } from '../../../contract/programme-rules.ts';
import { RECEIPT_DEEDS } from '../../../contract/receipts.ts';
import { REWARD_STATES } from '../../../contract/rewards.ts';
import { sayVendor } from '../../../contract/vendor-words.ts';
import {
  billLinesBetween,
  payoutsBetween,
  receiptCorrectionsBetween,
} from '../../core/payouts/index.ts';
import {
  reasonForStaff,
  rewardsBetween,
  transfersBetween,
  voidWords,
} from '../../core/rewards/index.ts';
import { nextDay, startOfDay } from '../../lib/clock.ts';
import { writeCsv } from '../../lib/csv.ts';
import type { Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import type { Span } from '../../lib/row-pages.ts';
import { type Cell, type Column, streamSheet } from '../../lib/xlsx.ts';

type Export<Row> = {
  columns: readonly (readonly [title: string, width: number, cell: (row: Row) => Cell | Date])[];
  read: (session: Session, span: Span) => AsyncIterable<Row[]>;
};

const exported = <Row>(
  read: Export<Row>['read'],
  columns: Export<Row>['columns'],
): Export<Row> => ({ read, columns });

const TAX_MODES = {
  exempt_report_reward: '举报奖励，免税',
  occasional_income_20: '偶然所得 20%',
} as const;

/** For the finance office to declare; nothing is withheld from the citizen by it. */
const taxFen = ({ amountFen, tax }: { amountFen: number; tax: ProgrammeRules['tax'] | null }) =>
  tax?.mode === 'occasional_income_20' && amountFen >= tax.thresholdFen
    ? Math.round(amountFen / 5)
    : 0;

/** A number, so that a spreadsheet adds it up; never added up here. */
const yuan = (amountFen: number) => amountFen / 100;

/** The lines of a closed day that say 有 add up to the figures it was closed with. */
const sayOfClosing = (isOfClosing: boolean | null) =>
  isOfClosing === null ? '未结账' : isOfClosing ? '有' : '没有';

/** What a person reads comes first; behind it the codes and fen as stored, from which every figure is recomputed. */
const TABLES = {
  transfers: exported(transfersBetween, [
    ['时间', 24, (row) => row.made_at],
    ['事项', 12, (row) => movementName(row.id)],
    ['借方科目', 16, (row) => accountName(row.debit)],
    ['贷方科目', 16, (row) => accountName(row.credit)],
    ['上报人代号', 14, (row) => row.personAlias],
    ['案件编号', 24, (row) => row.caseNo],
    ['金额（元）', 12, (row) => yuan(row.amount_fen)],
    ['经办', 16, (row) => row.actorName],
    ['摘要', 36, (row) => row.reason],
    ['分录编号', 40, (row) => row.id],
    ['借方账户', 36, (row) => row.debit],
    ['贷方账户', 36, (row) => row.credit],
    ['金额（分）', 12, (row) => row.amount_fen],
    ['奖励编号', 30, (row) => row.reward_id],
  ]),
  rewards: exported(rewardsBetween, [
    ['入账时间', 24, (row) => row.bookedAt],
    ['状态', 10, (row) => REWARD_STATES[row.state]],
    ['上报人代号', 14, (row) => row.personAlias],
    ['案件编号', 24, (row) => row.caseNo],
    ['问题', 14, (row) => row.label],
    ['金额（元）', 12, (row) => yuan(row.amountFen)],
    ['奖励类别', 10, (row) => row.rewardClass],
    ['活动', 24, (row) => row.programmeName],
    ['活动版本', 10, (row) => row.programmeVersion],
    ['原因', 36, (row) => reasonForStaff(row.reason)],
    ['作废原因', 24, (row) => (row.voidReason === null ? null : voidWords(row))],
    ['领取截止', 24, (row) => row.claimUntil],
    ['计税方式', 20, (row) => row.tax && TAX_MODES[row.tax.mode]],
    ['参考税额（元）', 14, (row) => yuan(taxFen(row))],
    ['奖励编号', 30, (row) => row.id],
    ['付款单号', 30, (row) => row.payoutId],
    ['金额（分）', 12, (row) => row.amountFen],
    ['参考税额（分）', 14, (row) => taxFen(row)],
    ['原因代码', 24, (row) => row.reason],
    ['作废原因代码', 24, (row) => row.voidReason],
  ]),
  payouts: exported(payoutsBetween, [
    ['领取时间', 24, (row) => row.claimed_at],
    ['状态', 12, (row) => PAYOUT_STATES[row.state]],
    ['收款人代号', 14, (row) => row.personAlias],
    ['案件编号', 24, (row) => row.caseNo],
    ['金额（元）', 12, (row) => yuan(row.amount_fen)],
    ['次数', 8, (row) => row.attempt],
    ['原因', 24, (row) => row.why && sayVendor(row.why)],
    ['最近发送', 24, (row) => row.last_sent_at],
    ['完结时间', 24, (row) => row.ended_at],
    ['审批人', 20, (row) => row.approvers],
    ['回单号', 30, (row) => row.receiptNo],
    ['付款单号', 30, (row) => row.id],
    ['奖励编号', 30, (row) => row.reward_id],
    ['商户单号', 34, (row) => row.out_bill_no],
    ['金额（分）', 12, (row) => row.amount_fen],
    ['原因代码', 20, (row) => row.why],
    ['首次登记的回单号', 30, (row) => row.receipt_no],
    ['首次登记人', 16, (row) => row.receipt_by],
    ['首次登记时间', 24, (row) => row.receipt_at],
  ]),
  receipt_corrections: exported(receiptCorrectionsBetween, [
    ['时间', 24, (row) => row.done_at],
    ['事项', 12, (row) => RECEIPT_DEEDS[row.deed]],
    ['原回单号', 30, (row) => row.replaces_no],
    ['新回单号', 30, (row) => row.receipt_no],
    ['原因', 36, (row) => row.reason],
    ['经办', 16, (row) => row.staff_name],
    ['收款人代号', 14, (row) => row.personAlias],
    ['案件编号', 24, (row) => row.caseNo],
    ['付款单号', 30, (row) => row.payout_id],
    ['步骤', 8, (row) => row.seq],
    ['事项代码', 12, (row) => row.deed],
    ['经办人编号', 20, (row) => row.staff_id],
    ['编号', 30, (row) => row.id],
  ]),
  bill_lines: exported(billLinesBetween, [
    ['记账时间', 24, (row) => row.booked_at],
    ['业务类型', 20, (row) => row.business_type],
    ['方向', 8, (row) => (row.direction === 'in' ? '收入' : '支出')],
    ['收款人代号', 14, (row) => row.personAlias],
    ['案件编号', 24, (row) => row.caseNo],
    ['金额（元）', 12, (row) => yuan(row.amount_fen)],
    ['账期', 12, (row) => row.day],
    ['结账时的账单', 14, (row) => sayOfClosing(row.isOfClosing)],
    ['最近一次的账单', 14, (row) => (row.isOfLastRun ? '有' : '没有')],
    ['微信流水号', 34, (row) => row.flow_no],
    ['商户单号', 34, (row) => row.out_bill_no],
    ['金额（分）', 12, (row) => row.amount_fen],
  ]),
} satisfies Record<ExportKind, unknown>;

export type Asked = { kind: ExportKind; from: string; to: string };

export function exportCsv(session: Session, asked: Asked) {
  const { titles, pages } = open(session, asked);
  return { fileName: `${nameOf(asked)}.csv`, content: writeCsv(titles, pages) };
}

export function exportSheet(session: Session, asked: Asked) {
  const { columns, pages } = open(session, asked);
  return {
    fileName: `${nameOf(asked)}.xlsx`,
    content: streamSheet(EXPORTS[asked.kind], columns, rowsOf(pages)),
  };
}

const nameOf = ({ kind, from, to }: Asked) => `${EXPORTS[kind]}-${from}至${to}`;

const MAX_DAYS = 366;

function open(session: Session, { kind, from, to }: Asked) {
  if (to < from || nextDay(from, MAX_DAYS) <= to) throw refuse('span_unsuitable');
  const span = { from: startOfDay(from), to: startOfDay(nextDay(to)) };
  const { columns, read } = TABLES[kind] as unknown as Export<unknown>;
  return {
    titles: columns.map(([title]) => title),
    columns: columns.map(([title, width]): Column => ({ title, width })),
    pages: cellsOf(read(session, span), columns),
  };
}

async function* cellsOf<Row>(pages: AsyncIterable<Row[]>, columns: Export<Row>['columns']) {
  for await (const rows of pages)
    yield rows.map((row) => columns.map(([, , cell]) => toCell(cell(row))));
}

async function* rowsOf(pages: AsyncIterable<Cell[][]>) {
  for await (const rows of pages) yield* rows;
}

/** Times as the clocks of the city show them, in an order that sorts. */
const toCell = (value: Cell | Date): Cell =>
  value instanceof Date ? value.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }) : value;
