import type { Session } from '../../../lib/db.ts';
import { type Comparison, compareBill } from './compare-bill.ts';
import { knownPayouts, linesOfDay, linesOfNumbers, numbersOfDay } from './store.ts';

/** A day as our rows and the stored lines of its bill have it now: what the last run saw, as often as it is asked. */
export async function compareDay(session: Session, day: string): Promise<Comparison> {
  const made = await numbersOfDay(session, day, 'bill_made_at');
  const ended = await numbersOfDay(session, day, 'ended_at');
  const lines = await linesOfDay(session, day);
  const madeToday = made.map((one) => one.outBillNo);
  const returnedToday = ended.filter((one) => one.state === 'returned').map((one) => one.outBillNo);
  const inBill = lines.map((line) => line.outBillNo);
  const numbers = [...new Set([...madeToday, ...returnedToday, ...inBill])];
  return compareBill({
    lines,
    history: await linesOfNumbers(session, numbers),
    known: await knownPayouts(session, numbers),
    madeToday,
    returnedToday,
  });
}
