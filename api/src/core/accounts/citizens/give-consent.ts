import type { Context } from '../../../context.ts';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { recordConsent } from './store.ts';
import { newestTerms } from './terms.ts';

type Said = { version: number; sha256: string; mayBePaid: boolean; isUnder14: boolean | null };

/** A consent counts for the text it was shown with, and only while nothing newer stands. */
export async function giveConsent(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  citizenId: string,
  { version, sha256, mayBePaid, isUnder14 }: Said,
): Promise<void> {
  const at = clock.now();
  await db.transaction(async (session) => {
    const terms = await newestTerms(session);
    if (terms?.version !== version || terms.sha256 !== sha256) throw refuse('terms_outdated');
    await recordConsent(session, { id: newId(at), citizenId, terms, mayBePaid, isUnder14, at });
  });
}
