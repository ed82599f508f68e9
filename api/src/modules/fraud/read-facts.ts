import { accountsOnDevices, accountsOnPhones } from '../../core/accounts/index.ts';
import type { ReportFacts } from '../../core/cases/index.ts';
import { alikePhotos, photosOfCases } from '../../core/files/index.ts';
import type { Session } from '../../lib/db.ts';
import { LIMITS } from './limits.ts';
import { patternsOf } from './patterns/index.ts';
import { countFiled, type ReportRow, recentReports, reportsOf, seenAt } from './reports/index.ts';
import type { Copy, Facts, WeighedReport } from './rules.ts';
import { activeEntries } from './watch/index.ts';

const MAX_COPIES = 20;

/** A dozen indexed reads with a bound each: this runs inside the transaction that files the case. */
export async function readFacts(session: Session, report: ReportFacts, now: Date): Promise<Facts> {
  const { personId } = report;
  const since = new Date(now.getTime() - LIMITS.recentMs);
  const photos = (await photosOfCases(session, [report.caseId])).filter(
    (photo) => photo.role === 'before',
  );
  const recent = await recentReports(session, personId, since, LIMITS.recentCount);
  const watch = await activeEntries(session, personId, now);
  const phoneSince = new Date(now.getTime() - LIMITS.phone.windowMs);
  const deviceSince = new Date(now.getTime() - LIMITS.device.windowMs);
  return {
    report: { ...report, seenAt: seenAt(report), isDropped: false },
    photos: photos.map((photo) => ({
      id: photo.id,
      hintTakenAt: photo.hint_taken_at,
      hintLongitude: photo.hint_longitude,
      hintLatitude: photo.hint_latitude,
    })),
    copies: await readCopies(session, personId, photos),
    recent: recent.filter((row) => row.case_id !== report.caseId).map(toWeighed),
    filedCount: await countFiled(session, personId, since),
    deviceAccounts: await accountsOnDevices(session, personId, deviceSince),
    phoneAccounts: await accountsOnPhones(session, personId, phoneSince),
    patterns: await patternsOf(session, personId, now),
    watch: watch.find((entry) => entry.level === 'review') ?? null,
  };
}

/** Earlier pictures of other cases that these photos look like. */
export async function readCopies(
  session: Session,
  personId: string,
  photos: Parameters<typeof alikePhotos>[1],
): Promise<Copy[]> {
  const alike = (await alikePhotos(session, photos)).slice(0, MAX_COPIES);
  const others = await reportsOf(session, [...new Set(alike.map((one) => one.other.caseId))]);
  const byCase = new Map(others.map((row) => [row.case_id, row]));
  return alike.flatMap(({ photoId, other, how, distance }) => {
    const row = byCase.get(other.caseId);
    // A picture of staff, or of a report that is forgotten.
    if (!row) return [];
    return {
      photoId,
      how,
      distance,
      otherPhotoId: other.id,
      otherCaseId: other.caseId,
      otherCaseNo: row.case_no,
      isSamePerson: row.person_id === personId,
      isAlive: row.filed_at !== null,
    };
  });
}

const toWeighed = (row: ReportRow): WeighedReport => ({
  caseId: row.case_id,
  caseNo: row.case_no,
  pickId: row.pick_id,
  longitude: row.longitude,
  latitude: row.latitude,
  accuracyM: row.accuracy_m,
  seenAt: row.seen_at,
  filedAt: row.filed_at,
  isDropped: row.rejected_at !== null,
});
