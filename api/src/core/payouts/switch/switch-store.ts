import { STOP_CAUSES, type StopCause } from '../../../../contract/payout-switch.ts';
import { build, type Session } from '../../../lib/db.ts';

export type SwitchRow = {
  is_running: number;
  cause: StopCause | null;
  reason: string | null;
  since: Date;
  changed_by: string;
  start_asked_by: string | null;
  start_asked_name: string | null;
  start_asked_reason: string | null;
  /** The database is not as it was left, and what was sent has not been brought back yet. */
  needs_replay: number;
  replayed_at: Date | null;
  restored_count: number | null;
};

const NOBODY_ASKED = {
  start_asked_by: null,
  start_asked_name: null,
  start_asked_reason: null,
} as const satisfies Partial<SwitchRow>;

const row = () => build('payout_switch').where('id', 1);

export async function isRunning(session: Session): Promise<boolean> {
  return (await readSwitch(session)).is_running === 1;
}

export async function readSwitch(session: Session): Promise<SwitchRow> {
  return found(await session.first<SwitchRow>(row()));
}

export async function lockSwitch(session: Session): Promise<SwitchRow> {
  return found(await session.first<SwitchRow>(row().forUpdate()));
}

function found(line: SwitchRow | undefined): SwitchRow {
  if (!line) throw new Error('the payout switch has no row');
  return line;
}

/** Anybody and anything may stop; the first reason stays until two people start again. */
export async function stopSwitch(
  session: Session,
  now: Date,
  { by, cause, reason }: { by: string; cause: StopCause; reason: string },
): Promise<void> {
  await session.write(
    row()
      .where('is_running', 1)
      .update({
        is_running: 0,
        cause,
        reason: reason.slice(0, 200),
        since: now,
        changed_by: by,
        ...NOBODY_ASKED,
      }),
  );
}

export const stopBySystem = (
  session: Session,
  now: Date,
  cause: StopCause,
  detail = '',
): Promise<void> => {
  const { name } = STOP_CAUSES[cause];
  return stopSwitch(session, now, {
    ...{ by: '系统', cause },
    reason: detail ? `${name}：${detail}` : name,
  });
};

/**
 * A line of the journal that fits no row outweighs whatever stopped paying before it. People who started over it have
 * seen it: the replay, which goes on finding it for two days, does not stop them again.
 */
export async function stopOverConflict(
  session: Session,
  now: Date,
  cause: 'journal_conflict',
  { sentAt, detail }: { sentAt: Date; detail: string },
): Promise<void> {
  const { is_running: isRunning, since, cause: standing } = await readSwitch(session);
  const isSeen = isRunning === 1 ? sentAt < since : standing === cause;
  if (isSeen) return;
  await stopBySystem(session, now, cause, detail);
  const reason = `${STOP_CAUSES[cause].name}：${detail}`;
  await session.write(
    row()
      .where('is_running', 0)
      .update({ cause, reason, ...NOBODY_ASKED }),
  );
}

/** Whoever had asked to start did not know of it: both people look again. */
export async function wantReplay(session: Session): Promise<void> {
  await session.write(row().update({ needs_replay: 1, ...NOBODY_ASKED }));
}

export async function noteReplay(session: Session, now: Date, restored: number): Promise<void> {
  await session.write(
    row().update({ needs_replay: 0, replayed_at: now, restored_count: restored }),
  );
}

export async function askStart(
  session: Session,
  staff: { id: string; name: string },
  reason: string,
): Promise<void> {
  await session.write(
    row().update({
      start_asked_by: staff.id,
      start_asked_name: staff.name,
      start_asked_reason: reason,
    }),
  );
}

export async function startSwitch(
  session: Session,
  now: Date,
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  await session.write(
    row().update({
      is_running: 1,
      cause: null,
      reason,
      since: now,
      changed_by: by,
      ...NOBODY_ASKED,
    }),
  );
}
