import { build, type Session } from '../../../lib/db.ts';
import type { Facts } from '../programmes/rules.ts';

/** What the rules know of a case at its filing. */
export async function recordDecision(
  session: Session,
  now: Date,
  rewardId: string,
  facts: Facts,
): Promise<void> {
  await session.write(
    build('reward_decisions').insert({
      reward_id: rewardId,
      facts: JSON.stringify(facts),
      decided_at: now,
    }),
  );
}

export async function findFacts(session: Session, rewardId: string): Promise<Facts | undefined> {
  const row = await session.first<{ facts: string }>(
    build('reward_decisions').select('facts').where('reward_id', rewardId),
  );
  return row && (JSON.parse(row.facts) as Facts);
}
