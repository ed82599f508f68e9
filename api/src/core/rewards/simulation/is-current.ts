import { build, type Session } from '../../../lib/db.ts';
import type { SimulationRow } from './store.ts';

/** A trial from before prizes were counted does not tell what a version may cost. */
const lacksPrizes = ({ result }: SimulationRow) =>
  result !== null && /"bookedFen"/.test(result) && !/"newPrizesFen"/.test(result);

/** Run for exactly this text, and against the rules that are still in force. */
export async function isCurrent(
  session: Session,
  trial: SimulationRow,
  sha256: string,
): Promise<boolean> {
  if (trial.rules_sha256 !== sha256 || lacksPrizes(trial)) return false;
  const changed = await session.first<{ published: Date | null; ended: Date | null }>(
    build('reward_programmes').max({ published: 'published_at', ended: 'ended_at' }),
  );
  return [changed?.published, changed?.ended].every((at) => !at || at <= trial.asked_at);
}
