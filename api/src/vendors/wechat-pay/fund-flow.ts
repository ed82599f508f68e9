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

export type FundFlowTotals = {
  lineCount: number;
  inCount: number;
  inFen: number;
  outCount: number;
  outFen: number;
};

export type FundFlowBill =
  | { kind: 'lines'; lines: FundFlowLine[]; totals: FundFlowTotals }
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

/** Reads the daily file; throws when it is not whole, for half a bill must never pass as a quiet day. */
export function parseFundFlow(csv: string): { lines: FundFlowLine[]; totals: FundFlowTotals } {
  const rows = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean);
  const totalsAt = rows.findIndex((row) => row.startsWith('资金流水总笔数'));
  if (!rows[0]?.startsWith('记账时间') || totalsAt < 1 || rows.length !== totalsAt + 2) {
    throw new Error('bill file is not whole');
  }
  const lines = rows.slice(1, totalsAt).map(readLine);
  const totals = readTotals(rows[totalsAt + 1]!);
  const added = addUp(lines);
  for (const key of Object.keys(totals) as (keyof FundFlowTotals)[]) {
    if (totals[key] !== added[key]) throw new Error(`bill file does not add up: ${key}`);
  }
  return { lines, totals };
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

function addUp(lines: FundFlowLine[]): FundFlowTotals {
  const sumOf = (some: FundFlowLine[]) => some.reduce((sum, line) => sum + line.amountFen, 0);
  const income = lines.filter((line) => line.direction === 'in');
  const spent = lines.filter((line) => line.direction === 'out');
  return {
    lineCount: lines.length,
    inCount: income.length,
    inFen: sumOf(income),
    outCount: spent.length,
    outFen: sumOf(spent),
  };
}
