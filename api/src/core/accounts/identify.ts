import type { Context as KoaContext } from 'koa';
import type { Context } from '../../context.ts';
import { refuse } from '../../lib/refusal.ts';
import type { Actor } from '../../module.ts';
import { findSession } from './sessions.ts';
import { findStaff } from './store.ts';
import { areaOfUnit } from './units.ts';

const cookieName = (context: Context) => (context.config.hasSecureCookies ? '__Host-sid' : 'sid');

/** Who is calling: citizens send a bearer token, staff a cookie. */
export function identify(context: Context) {
  return async (koa: KoaContext): Promise<Actor> => {
    const [, bearer] = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(koa.get('Authorization')) ?? [];
    const token = bearer ?? koa.cookies.get(cookieName(context));
    if (!token) return { kind: 'anyone' };
    const live = await findSession(context.db, token, context.clock.now());
    // A citizen's token works as bearer only, a staff token as cookie only.
    if (!live || (live.kind === 'citizen') !== (bearer !== undefined))
      throw refuse('login_required');
    if (live.kind === 'citizen') return { kind: 'citizen', id: live.owner_id, sessionId: live.id };
    return staffActor(context, live.owner_id, live.id);
  };
}

// Roles are read anew on every request: a change of rights acts at once.
async function staffActor(context: Context, staffId: string, sessionId: string): Promise<Actor> {
  const staff = await findStaff(context.db, { id: staffId });
  if (staff?.is_active !== 1) throw refuse('login_required');
  return {
    kind: 'staff',
    id: staff.id,
    name: staff.name,
    roles: staff.roles,
    unitId: staff.unit_id,
    areaId: await areaOfUnit(context.db, staff.unit_id),
    sessionId,
  };
}

export function setSessionCookie(context: Context) {
  return (koa: KoaContext, token: string | null): void => {
    koa.cookies.set(cookieName(context), token, {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      // The proxy in front speaks https; this process sees http.
      secure: context.config.hasSecureCookies,
      overwrite: true,
    });
  };
}
