import type { Session } from '../../../lib/db.ts';
import { type Citizen, hasPhone } from '../../accounts/index.ts';
import type { Payee } from '../programmes/rules.ts';

/** What the rules may ask of a person, as it is at this moment. */
export const knowPayee = async (session: Session, citizen: Citizen): Promise<Payee> => ({
  mayBePaid: citizen.mayBePaid,
  consentVersion: citizen.termsVersion ?? 0,
  // WeChat itself pays only to an account under a real name, so whoever may be paid is known to it.
  realName: citizen.mayBePaid ? 'wechat_real_name' : 'none',
  hasPhone: await hasPhone(session, citizen.id),
  isUnder14: citizen.isUnder14 === true,
});
