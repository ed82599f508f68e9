import { z } from 'zod';
import { build, type Session } from '../../../lib/db.ts';
import type { Pattern, PatternCode } from './pattern.ts';

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
        figures: JSON.stringify(figures),
        rule_version: found.ruleVersion,
        found_at: found.at,
        valid_until: found.validUntil,
      })
      .onConflict(['person_id', 'code'])
      .merge(),
  );
}

export async function patternsOf(session: Session, personId: string, now: Date) {
  const rows = await session.rows<{ code: PatternCode; words: string; figures: string }>(
    build('fraud_patterns')
      .select('code', 'words', 'figures')
      .where('person_id', personId)
      .andWhere('valid_until', '>', now),
  );
  return rows.map(({ code, words, figures }) => ({ code, words, spot: spotIn(figures) }));
}

const place = z.object({ pickId: z.string(), longitude: z.number(), latitude: z.number() });
const withSpot = z.object({ spot: place });

/** Where a pattern is bound to a spot, that spot. */
const spotIn = (figures: string) => withSpot.safeParse(JSON.parse(figures)).data?.spot ?? null;

export async function dropPatterns(session: Session, before: Date, limit: number): Promise<number> {
  return session.write(
    build('fraud_patterns').where('valid_until', '<', before).limit(limit).delete(),
  );
}
