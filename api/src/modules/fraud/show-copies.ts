import type { PictureCopy } from '../../../contract/fraud.ts';
import type { Context } from '../../context.ts';
import { findForStaff, findReportFacts } from '../../core/cases/index.ts';
import { photosOfCases } from '../../core/files/index.ts';
import type { StaffActor } from '../../module.ts';
import { readCopies } from './read-facts.ts';
import { sayCopy } from './rules.ts';

/** Said to whoever accepts the report, from the moment it arrives; finance hears of it only when money is booked. */
export async function showCopies(
  context: Context,
  staff: StaffActor,
  caseId: string,
): Promise<PictureCopy[]> {
  const { db } = context;
  await findForStaff(context, staff, caseId);
  const report = await findReportFacts(db, caseId);
  if (!report) return [];
  const photos = (await photosOfCases(db, [caseId])).filter((photo) => photo.role === 'before');
  const copies = await readCopies(db, report.personId, photos);
  return copies.map((copy) => ({
    caseId: copy.otherCaseId,
    caseNo: copy.otherCaseNo,
    words: sayCopy(copy, photos),
    isSamePerson: copy.isSamePerson,
  }));
}
