import type { PublicCase } from '../../../contract/inbox.ts';
import type { Context } from '../../context.ts';
import { findCitizen } from '../../core/accounts/index.ts';
import { findPublicCase, showPublicNearby } from '../../core/cases/index.ts';
import { refuse } from '../../lib/refusal.ts';
import { countFollowers, follow, unfollow } from './followers.ts';

const NOBODY = { followerCount: 0, isFollowed: false };

/** 我也遇到: the person hears of the case from now on, and earns nothing by it. */
export async function followCase(
  context: Context,
  citizenId: string,
  caseId: string,
  isOn: boolean,
): Promise<typeof NOBODY> {
  const now = context.clock.now();
  const citizen = await findCitizen(context.db, context.seal, citizenId);
  if (!citizen || citizen.termsVersion === null) throw refuse('consent_required');
  await context.db.transaction(async (session) => {
    if (!isOn) return unfollow(session, caseId, citizenId);
    const found = await findPublicCase(session, caseId, now);
    if (!found) throw refuse('not_found');
    if (found.citizenId === citizenId) throw refuse('own_case_not_followed');
    return follow(session, caseId, citizenId, now);
  });
  return (await countFollowers(context.db, [caseId], citizenId)).get(caseId) ?? NOBODY;
}

export async function listNearby(
  context: Context,
  citizenId: string,
  around: { longitude: number; latitude: number; pickId: string },
): Promise<PublicCase[]> {
  const near = await showPublicNearby(context, citizenId, around);
  const ids = near.map((one) => one.id);
  const followers = await countFollowers(context.db, ids, citizenId);
  return near.map((one) => ({ ...one, ...(followers.get(one.id) ?? NOBODY) }));
}
