import { build, type Session } from '../../../lib/db.ts';
import type { Pattern, PatternCode } from './rules.ts';

export async function writePattern(
  session: Session,
  { personId, code, words, figures }: Pattern,
  found: { at: Date; validUntil: Date; ruleVersion: string },
): Promise<void> {
  await session.write(
    build('fraud_patterns')
      .insert({
        person_id: personId,
        code,
        words,
        figures: JSON.stringify(figures).slice(0, 2000),
        rule_version: found.ruleVersion,
        found_at: found.at,
        valid_until: found.validUntil,
      })
      .onConflict(['person_id', 'code'])
      .merge(),
  );
}

export async function patternsOf(session: Session, personId: string, now: Date) {
  return session.rows<{ code: PatternCode; words: string }>(
    build('fraud_patterns')
      .select('code', 'words')
      .where('person_id', personId)
      .andWhere('valid_until', '>', now),
  );
}

export async function dropPatterns(session: Session, before: Date, limit: number): Promise<number> {
  return session.write(
    build('fraud_patterns').where('valid_until', '<', before).limit(limit).delete(),
  );
}
