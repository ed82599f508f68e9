import type { z } from 'zod';
import type { reportBody } from '../../../../contract/cases.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { sha256 } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { type Citizen, countForCitizen, findCitizen } from '../../accounts/index.ts';
import { type City, readCity } from '../../city/index.ts';
import { takePhotos } from '../../files/index.ts';
import { insertCase, insertEvent } from '../store.ts';
import { describeFinding, isKnown, makeOnce, takeCaseNo } from './new-case.ts';

export type Report = z.output<typeof reportBody>;

/** A report becomes a case once, however often it is sent: the client made its id before the first try. */
export async function reportCase(
  context: Context,
  citizenId: string,
  report: Report,
): Promise<void> {
  const requestHash = sha256(JSON.stringify([citizenId, report]));
  if (await isKnown(context.db, report.id, requestHash)) return;
  const citizen = await findCitizen(context.db, context.seal, citizenId);
  if (!citizen || citizen.termsVersion === null) throw refuse('consent_required');
  const city = await readCity(context.db);
  const row = {
    ...describeFinding(city, report, context.clock.now()),
    state: 'reported',
    source: 'citizen',
    citizen_id: citizen.id,
    request_hash: requestHash,
    text_check: await checkText(context, citizen, report.text),
  };
  await makeOnce(context, report.id, requestHash, (session) =>
    write(context, session, city, citizen, report, row),
  );
}

/** The platform's word on the text, asked before the transaction. */
async function checkText(context: Context, citizen: Citizen, content: string): Promise<string> {
  const openid = citizen.openid();
  if (content === '' || openid === null) return 'pass';
  const verdict = await context.vendors.wechatPlatform.checkText({ openid, content, scene: 2 });
  if (verdict === 'risky') throw refuse('content_refused');
  return verdict;
}

async function write(
  context: Context,
  session: Session,
  city: City,
  citizen: Citizen,
  report: Report,
  row: { id: string; reported_at: Date },
): Promise<void> {
  const now = row.reported_at;
  await takePhotos(session, citizen.id, report.photoIds, {
    caseId: row.id,
    role: 'before',
    eventSeq: 1,
    unitId: null,
  });
  await insertEvent(session, row.id, {
    seq: 1,
    action: 'report',
    from_state: null,
    to_state: 'reported',
    actor_kind: 'citizen',
    actor_id: citizen.id,
    actor_name: citizen.alias,
    role: 'citizen',
    unit_id: null,
    unit_name: null,
    note: null,
    at: now,
    asked: { photoIds: report.photoIds, pickId: report.pickId },
  });
  await countForCitizen(session, citizen.id, 'reported_count');
  const caseNo = await takeCaseNo(session, city, now);
  await insertCase(session, { ...row, case_no: caseNo });
  await context.events.publish(
    'case.moved',
    { session, now },
    {
      caseId: row.id,
      caseNo,
      citizenId: citizen.id,
      action: 'report',
      from: null,
      to: 'reported',
      note: null,
    },
  );
}
