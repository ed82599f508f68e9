import { build, type Session } from '../../../lib/db.ts';

const COLUMNS = [
  'day',
  'flow_no',
  'out_bill_no',
  'direction',
  'amount_fen',
  'business_type',
  'booked_at',
];

/** Before a closed day's bill is replaced for the first time: the lines it was closed with stay to be read. */
export async function keepClosedLines(session: Session, now: Date, day: string): Promise<void> {
  const isFirst = await session.write(
    build('reconciliation_days')
      .where('day', day)
      .whereNotNull('closed_at')
      .whereNull('lines_kept_at')
      .update({ lines_kept_at: now }),
  );
  if (isFirst === 0) return;
  const lines = build('bill_lines').select(COLUMNS).where('day', day);
  const into = build.raw('closed_bill_lines (??, ??, ??, ??, ??, ??, ??)', COLUMNS);
  await session.write(build(into).insert(lines));
}
