import { build, type Session } from '../../lib/db.ts';

export type SwitchRow = {
  is_running: number;
  reason: string | null;
  since: Date;
  changed_by: string;
  start_asked_by: string | null;
  start_asked_name: string | null;
};

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
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  await session.write(
    row()
      .where('is_running', 1)
      .update({
        is_running: 0,
        reason: reason.slice(0, 200),
        since: now,
        changed_by: by,
        start_asked_by: null,
        start_asked_name: null,
      }),
  );
}

export async function askStart(session: Session, staff: { id: string; name: string }) {
  await session.write(row().update({ start_asked_by: staff.id, start_asked_name: staff.name }));
}

export async function startSwitch(
  session: Session,
  now: Date,
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  await session.write(
    row().update({
      is_running: 1,
      reason,
      since: now,
      changed_by: by,
      start_asked_by: null,
      start_asked_name: null,
    }),
  );
}
