import { build, type Session } from '../../../lib/db.ts';
import type { SimulationRow } from './store.ts';

/** Run for exactly this text, and against the rules that are still in force. */
export async function isCurrent(
  session: Session,
  trial: SimulationRow,
  sha256: string,
): Promise<boolean> {
  if (trial.rules_sha256 !== sha256) return false;
  const changed = await session.first<{ published: Date | null; ended: Date | null }>(
    build('reward_programmes').max({ published: 'published_at', ended: 'ended_at' }),
  );
  return [changed?.published, changed?.ended].every((at) => !at || at <= trial.asked_at);
}
