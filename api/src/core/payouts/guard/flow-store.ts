import { nextDay, shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import { build, type Session } from '../../../lib/db.ts';

// A resend is the same money: only the first send of a number counts.
const firstSends = (from: Date) =>
  build('payout_sends as s')
    .join('payouts as p', 'p.out_bill_no', 's.out_bill_no')
    .where('s.sent_at', '>=', from)
    .whereNotExists(
      build('payout_sends as e')
        .select(build.raw('1'))
        .whereRaw('e.out_bill_no = s.out_bill_no AND e.id < s.id'),
    );

export async function sentSince(session: Session, from: Date): Promise<number> {
  const row = await session.first<{ sum: string | null }>(
    firstSends(from).where('s.sent_at', '>', from).sum({ sum: 'p.amount_fen' }),
  );
  return Number(row?.sum ?? 0);
}

const DAYS_LOOKED_AT = 30;
const DAYS_USED = 7;

/** The busiest clock hour of each of the last days that paid anything; today does not judge itself. */
export async function dailyPeaks(session: Session, now: Date): Promise<number[]> {
  const today = shanghaiDay(now);
  const rows = await session.rows<{ hour: string; sum: string }>(
    firstSends(startOfDay(nextDay(today, -DAYS_LOOKED_AT)))
      .where('s.sent_at', '<', startOfDay(today))
      .select(build.raw("DATE_FORMAT(s.sent_at + INTERVAL 8 HOUR, '%Y-%m-%d %H') AS hour"))
      .sum({ sum: 'p.amount_fen' })
      .groupBy('hour')
      .orderBy('hour', 'desc'),
  );
  const peaks = new Map<string, number>();
  for (const { hour, sum } of rows) {
    const day = hour.slice(0, 10);
    peaks.set(day, Math.max(peaks.get(day) ?? 0, Number(sum)));
  }
  return [...peaks.values()].slice(0, DAYS_USED);
}

const MAX_DOUBTS = 1000;

/** When each payout in doubt was first sent. */
export async function doubtsSince(session: Session): Promise<number[]> {
  const rows = await session.rows<{ at: Date }>(
    build('payouts as p')
      .join('payout_sends as s', 's.out_bill_no', 'p.out_bill_no')
      .where('p.state', 'in_doubt')
      .groupBy('p.id')
      .min({ at: 's.sent_at' })
      .limit(MAX_DOUBTS),
  );
  return rows.map((row) => row.at.getTime());
}

const ANSWERS = 5;
const NOT_OLDER_MS = 600_000;

/** How far WeChat's clock was away at its last verified answers. */
export async function lastOffsMs(session: Session, from: Date, now: Date): Promise<number[]> {
  const since = new Date(Math.max(from.getTime(), now.getTime() - NOT_OLDER_MS));
  const rows = await session.rows<{ off: number | null; at: Date }>(
    build('payout_exchanges')
      .select({ off: 'clock_off_ms' }, 'at')
      .orderBy('id', 'desc')
      .limit(ANSWERS * 4),
  );
  const said = rows.flatMap(({ off, at }) => (off === null || at < since ? [] : [off]));
  return said.slice(0, ANSWERS);
}
