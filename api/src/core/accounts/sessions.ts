import { randomBytes } from 'node:crypto';
import { build, type Session } from '../../lib/db.ts';
import { newId, sha256 } from '../../lib/ids.ts';

type Kind = 'staff' | 'citizen';

const HOUR_MS = 3600_000;
/** Staff: half an hour idle, at most twelve hours. Citizens: seven idle days. */
const LIFE: Record<Kind, { idleMs: number; totalMs: number }> = {
  staff: { idleMs: 0.5 * HOUR_MS, totalMs: 12 * HOUR_MS },
  citizen: { idleMs: 168 * HOUR_MS, totalMs: 90 * 24 * HOUR_MS },
};
/** How old `seen_at` may get before a request refreshes it: a write per request would be a waste. */
const REFRESH_MS = 60_000;

export async function startSession(
  session: Session,
  kind: Kind,
  ownerId: string,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await session.write(
    build('sessions').insert({
      token_hash: sha256(token),
      id: newId(now),
      kind,
      owner_id: ownerId,
      started_at: now,
      seen_at: now,
      idle_until: later(now, LIFE[kind].idleMs),
      ends_at: later(now, LIFE[kind].totalMs),
    }),
  );
  return token;
}

export type LiveSession = { id: string; kind: Kind; owner_id: string; seen_at: Date };

export async function findSession(
  session: Session,
  token: string,
  now: Date,
): Promise<LiveSession | undefined> {
  const tokenHash = sha256(token);
  const live = await session.first<LiveSession>(
    build('sessions')
      .select('id', 'kind', 'owner_id', 'seen_at')
      .where('token_hash', tokenHash)
      .andWhere('idle_until', '>', now)
      .andWhere('ends_at', '>', now),
  );
  if (live && now.getTime() - live.seen_at.getTime() > REFRESH_MS)
    await session.write(
      build('sessions')
        .where('token_hash', tokenHash)
        .update({ seen_at: now, idle_until: later(now, LIFE[live.kind].idleMs) }),
    );
  return live;
}

/** Revoking is deleting: the next request with this token is a stranger's. */
export async function endSession(session: Session, sessionId: string): Promise<void> {
  await session.write(build('sessions').where('id', sessionId).delete());
}

export async function endSessionsOf(session: Session, kind: Kind, ownerId: string): Promise<void> {
  await session.write(build('sessions').where({ kind, owner_id: ownerId }).delete());
}

export async function dropEndedSessions(session: Session, now: Date): Promise<number> {
  return session.write(build('sessions').where('idle_until', '<', now).limit(5000).delete());
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
