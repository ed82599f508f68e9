import type { ErrorCode } from '../../../../contract/errors.ts';
import type { Context } from '../../../context.ts';
import type { Job } from '../../../lib/jobs.ts';
import { refuse } from '../../../lib/refusal.ts';
import { deletePhone, dropPhoneSightings, insertPhone, seePhone } from './phone-store.ts';
import { lockCitizen } from './store.ts';

/** WeChat names the number behind the code; one number belongs to one account at a time. */
export async function bindPhone(context: Context, citizenId: string, code: string): Promise<void> {
  const { db, seal, clock, vendors } = context;
  const answer = await vendors.wechatPlatform.codeToPhone(code);
  if (!answer.ok) throw refuse(refusalFor(answer.errcode));
  const { phone } = answer;
  const at = clock.now();
  // Outside the transaction: a number that is refused was seen all the same.
  await seePhone(db, seal.lookup(phone), citizenId, at);
  await db.transaction(async (session) => {
    if (!(await lockCitizen(session, citizenId))) throw refuse('login_required');
    await deletePhone(session, citizenId);
    if (!(await insertPhone(session, seal, { citizenId, phone, at }))) throw refuse('phone_taken');
  });
}

/** 40029 and 40163: the code is wrong, used or too old; 45011: asked too often. Anything else may pass. */
function refusalFor(errcode: number | null): ErrorCode {
  if (errcode === 40029 || errcode === 40163) return 'phone_code_used';
  return errcode === 45011 ? 'too_many_requests' : 'vendor_unavailable';
}

/** +8613812345678 → 138****5678; of a foreign number the first and last three. */
export function maskPhone(phone: string): string {
  const isHome = /^\+86\d{11}$/.test(phone);
  const digits = phone.slice(isHome ? 3 : 1);
  return `${digits.slice(0, 3)}****${digits.slice(isHome ? -4 : -3)}`;
}

const KEPT_DAYS = 180;

export const dropOldSightings: Job = {
  name: 'drop-phone-sightings',
  schedule: '0 25 3 * * *',
  leaseSeconds: 300,
  run: async ({ db, clock }) => {
    const before = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000);
    return `dropped ${await dropPhoneSightings(db, before, 5000)} sightings`;
  },
};
