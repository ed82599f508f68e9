export type FundFlowLine = {
  bookedAt: Date;
  transactionNo: string;
  flowNo: string;
  businessName: string;
  businessType: string;
  direction: 'in' | 'out';
  amountFen: number;
  balanceFen: number;
  submittedBy: string;
  note: string;
  /** 业务凭证号: the merchant's own bill number. */
  voucherNo: string;
};

type FundFlowTotals = {
  lineCount: number;
  inCount: number;
  inFen: number;
  outCount: number;
  outFen: number;
};

export type FundFlowBill =
  /** To be read once and to its end: only then it is known to be whole. */
  | { kind: 'lines'; lines: AsyncIterable<FundFlowLine> }
  | { kind: 'none' }
  | { kind: 'not_ready' }
  | { kind: 'failed'; why: string };

/** Yuan text to integer fen; never through a float, because 0.29 * 100 is not 29. */
export function fenFromYuan(text: string): number {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) throw new Error(`not an amount in yuan: ${text}`);
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] && fen ? -fen : fen;
}

const NO_TOTALS: FundFlowTotals = { lineCount: 0, inCount: 0, inFen: 0, outCount: 0, outFen: 0 };

/**
 * Reads the daily file row by row; throws at its end when it is not whole or does not add up, for half a bill must
 * never pass as a quiet day. What was read so far must then be forgotten.
 */
export async function* readFundFlow(
  rows: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<FundFlowLine> {
  const added = { ...NO_TOTALS };
  let part: 'head' | 'lines' | 'totals' | 'end' = 'head';
  for await (const row of rows) {
    if (row === '') continue;
    if (part === 'head') {
      if (!row.replace(/^\uFEFF/, '').startsWith('记账时间')) throw notWhole();
      part = 'lines';
    } else if (part === 'lines' && row.startsWith('资金流水总笔数')) part = 'totals';
    else if (part === 'lines') {
      const line = readLine(row);
      addTo(added, line);
      yield line;
    } else if (part === 'totals') {
      compareTotals(readTotals(row), added);
      part = 'end';
    } else throw notWhole();
  }
  if (part !== 'end') throw notWhole();
}

const notWhole = () => new Error('bill file is not whole');

function compareTotals(said: FundFlowTotals, added: FundFlowTotals): void {
  for (const key of Object.keys(said) as (keyof FundFlowTotals)[])
    if (said[key] !== added[key]) throw new Error(`bill file does not add up: ${key}`);
}

// Every value is preceded by a backtick, which keeps commas inside a note harmless.
const valuesOf = (row: string) => row.replace(/^`/, '').split(',`');

function readLine(row: string): FundFlowLine {
  const v = valuesOf(row);
  const direction = v[5] === '收入' ? 'in' : v[5] === '支出' ? 'out' : null;
  if (v.length !== 11 || !direction) throw new Error('bill line is not readable');
  const bookedAt = new Date(`${v[0]!.replace(' ', 'T')}+08:00`);
  if (Number.isNaN(bookedAt.getTime())) throw new Error('bill line has no time');
  return {
    bookedAt,
    transactionNo: v[1]!,
    flowNo: v[2]!,
    businessName: v[3]!,
    businessType: v[4]!,
    direction,
    amountFen: fenFromYuan(v[6]!),
    balanceFen: fenFromYuan(v[7]!),
    submittedBy: v[8]!,
    note: v[9]!,
    voucherNo: v[10]!,
  };
}

function readTotals(row: string): FundFlowTotals {
  const v = valuesOf(row);
  if (v.length !== 5) throw new Error('bill totals are not readable');
  return {
    lineCount: Number(v[0]),
    inCount: Number(v[1]),
    inFen: fenFromYuan(v[2]!),
    outCount: Number(v[3]),
    outFen: fenFromYuan(v[4]!),
  };
}

function addTo(totals: FundFlowTotals, { direction, amountFen }: FundFlowLine): void {
  totals.lineCount++;
  totals[direction === 'in' ? 'inCount' : 'outCount']++;
  totals[direction === 'in' ? 'inFen' : 'outFen'] += amountFen;
}
