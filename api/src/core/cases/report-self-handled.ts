import type { z } from 'zod';
import type { selfHandledBody } from '../../../contract/cases.ts';
import type { Context } from '../../context.ts';
import type { Session } from '../../lib/db.ts';
import { sha256 } from '../../lib/ids.ts';
import { refuse } from '../../lib/refusal.ts';
import type { StaffActor } from '../../module.ts';
import { type City, readCity } from '../city/index.ts';
import { takePhotos } from '../files/index.ts';
import { describeFinding, isKnown, makeOnce, takeCaseNo } from './new-case.ts';
import { findCase, insertCase, insertEvent } from './store.ts';

export type SelfHandled = z.output<typeof selfHandledBody>;

/**
 * What an inspector settles on the spot is found, handled and closed in one request. It is nearly all of a city's
 * volume and earns nothing; the statistics count it apart by its source.
 */
export async function reportSelfHandled(
  context: Context,
  inspector: StaffActor,
  report: SelfHandled,
): Promise<{ id: string; caseNo: string }> {
  const requestHash = sha256(JSON.stringify([inspector.id, report]));
  if (!(await isKnown(context.db, report.id, requestHash))) {
    const city = await readCity(context.db);
    const now = context.clock.now();
    const row = {
      ...describeFinding(city, report, now),
      state: 'closed',
      source: 'self_handled',
      citizen_id: null,
      request_hash: requestHash,
      text_check: 'pass',
      handled_at: now,
      closed_at: now,
    };
    await makeOnce(context, report.id, requestHash, (session) =>
      write(session, city, inspector, report, row),
    );
  }
  const made = await findCase(context.db, report.id);
  if (!made) throw refuse('not_found');
  return { id: made.id, caseNo: made.case_no };
}

async function write(
  session: Session,
  city: City,
  inspector: StaffActor,
  report: SelfHandled,
  row: { id: string; reported_at: Date },
): Promise<void> {
  const now = row.reported_at;
  const to = { caseId: row.id, eventSeq: 1, unitId: inspector.unitId };
  const { beforePhotoIds, afterPhotoIds } = report;
  const before = await takePhotos(session, inspector.id, beforePhotoIds, { ...to, role: 'before' });
  const after = await takePhotos(session, inspector.id, afterPhotoIds, { ...to, role: 'after' });
  if (after.some((one) => before.some((other) => other.sha256 === one.sha256)))
    throw refuse('same_picture');
  await insertEvent(session, row.id, {
    seq: 1,
    action: 'self_handle',
    from_state: null,
    to_state: 'closed',
    actor_kind: 'staff',
    actor_id: inspector.id,
    actor_name: inspector.name,
    role: 'inspector',
    unit_id: inspector.unitId,
    unit_name: null,
    note: report.text || null,
    at: now,
    asked: { beforePhotoIds, afterPhotoIds, pickId: report.pickId },
  });
  await insertCase(session, { ...row, case_no: await takeCaseNo(session, city, now) });
}
