import type { Citizen as CitizenAnswer } from '../../../../contract/citizens.ts';
import type { Context } from '../../../context.ts';
import { refuse } from '../../../lib/refusal.ts';
import { maskPhone } from './bind-phone.ts';
import { phoneOf } from './phone-store.ts';
import { findCitizen } from './store.ts';
import { newestTermsVersion } from './terms.ts';

/** People as they see themselves, with what is to be asked of them. */
export async function describeMe(
  { db, seal }: Pick<Context, 'db' | 'seal'>,
  citizenId: string,
): Promise<CitizenAnswer> {
  const citizen = await findCitizen(db, seal, citizenId);
  if (!citizen) throw refuse('login_required');
  const { id, alias, termsVersion, mayBePaid, isUnder14, reportedCount } = citizen;
  const isOutdated = termsVersion !== null && termsVersion < (await newestTermsVersion(db));
  const phone = await phoneOf(db, seal, id);
  return {
    id,
    alias,
    termsVersion,
    consentAsked: termsVersion === null ? 'first' : isOutdated ? 'again' : null,
    mayBePaid,
    isUnder14,
    phone: phone && maskPhone(phone),
    reportedCount,
  };
}
