import type { ErrorCode } from '../../../contract/errors.ts';
import type { Context } from '../../context.ts';
import { newId } from '../../lib/ids.ts';
import { refuse } from '../../lib/refusal.ts';
import { type Citizen, findCitizenByOpenid, insertCitizen } from './citizens/index.ts';
import { startSession } from './sessions.ts';

/** WeChat says who it is; the first time an account is made. */
export async function loginCitizen(
  context: Context,
  code: string,
): Promise<{ citizen: Citizen; token: string }> {
  const answer = await context.vendors.wechatPlatform.codeToSession(code);
  if (!answer.ok) throw refuse(refusalFor(answer.errcode));
  const now = context.clock.now();
  const citizen = await findOrJoin(context, answer.openid, now);
  return { citizen, token: await startSession(context.db, 'citizen', citizen.id, now) };
}

async function findOrJoin(context: Context, openid: string, now: Date): Promise<Citizen> {
  const known = await findCitizenByOpenid(context.db, context.seal, openid);
  if (known) return known;
  const id = newId(now);
  await insertCitizen(context.db, context.seal, { id, openid, alias: aliasOf(id), joinedAt: now });
  const joined = await findCitizenByOpenid(context.db, context.seal, openid);
  if (!joined) throw new Error('a citizen who has just joined is not there');
  return joined;
}

/** Four digits from the random part of the id: enough to tell people apart in a list, too few to identify. */
export function aliasOf(citizenId: string): string {
  let sum = 0;
  for (const sign of citizenId.slice(10)) sum = (sum * 31 + sign.charCodeAt(0)) % 10_000;
  return `市民${String(sum).padStart(4, '0')}`;
}

/** 40226: WeChat blocks the account; 40029 and 40163: the code is wrong or used. Anything else may pass. */
function refusalFor(errcode: number | null): ErrorCode {
  if (errcode === 40226) return 'wechat_account_blocked';
  return errcode === 40029 || errcode === 40163 ? 'wechat_login_failed' : 'vendor_unavailable';
}
