import type { Session } from '../../../lib/db.ts';
import { type Citizen, hasPhone, wasUnder14At } from '../../accounts/index.ts';
import type { Payee } from '../programmes/rules.ts';

/**
 * What the rules may ask of a person, as it is at this moment. Only the age also counts as it was declared when the
 * report was made: another declaration is for the reports that come after it.
 */
export const knowPayee = async (
  session: Session,
  citizen: Citizen,
  reportedAt?: Date,
): Promise<Payee> => ({
  mayBePaid: citizen.mayBePaid,
  consentVersion: citizen.termsVersion ?? 0,
  // WeChat itself pays only to an account under a real name, so whoever may be paid is known to it.
  realName: citizen.mayBePaid ? 'wechat_real_name' : 'none',
  hasPhone: await hasPhone(session, citizen.id),
  isUnder14:
    citizen.isUnder14 === true ||
    (reportedAt !== undefined && (await wasUnder14At(session, citizen.id, reportedAt)) === true),
});
