import {
  type CaseState,
  type Photo,
  type Place,
  type RunningStage,
  STATES,
  type Standard,
  TIMED_STAGES,
} from '@suishoupai/api/contract';
import { formatSpan } from '../ui/format-time.ts';

/** How loud a statement is; the words always say the same as the colour. */
export type Said = { text: string; tone: 'plain' | 'quiet' | 'warn' | 'bad' };

type Timed = { state: CaseState; dueAt: string | null; isOverdue: boolean; reportedAt: string };

/** Only a case that is still under way and was reported first can take this one in. */
export const mayBeMainCase = (
  other: { state: CaseState; reportedAt: string },
  one: { reportedAt: string },
): boolean => {
  const { stage } = STATES[other.state];
  return stage > 0 && stage < 7 && Date.parse(other.reportedAt) <= Date.parse(one.reportedAt);
};

/** Day and number: within one city the first part is the same for all. */
export const shortCaseNo = (caseNo: string): string => caseNo.split('-').slice(1).join('-');

/** Kind and problem of a standard, once when both say the same. */
export function sayStandard(name: string): string {
  const [category, problem] = name.split(' · ');
  return category === problem ? category! : name;
}

const HOUR_MS = 3_600_000;

/** Time left in words: until handling is due, or how long the report has waited for a first decision. */
export function sayTimeLeft(row: Timed, now: Date): Said {
  const { stage } = STATES[row.state];
  if (stage === 0 || stage === 7) return { text: '', tone: 'quiet' };
  if (stage === 6)
    return row.isOverdue ? { text: '处置超时', tone: 'bad' } : { text: '处置按时', tone: 'quiet' };
  if (stage === 4 && row.dueAt === null) return { text: '暂停计时', tone: 'quiet' };
  if (row.dueAt === null) {
    const waitedMs = now.getTime() - Date.parse(row.reportedAt);
    return { text: `已等 ${formatSpan(waitedMs)}`, tone: waitedMs > HOUR_MS ? 'warn' : 'quiet' };
  }
  const leftMs = Date.parse(row.dueAt) - now.getTime();
  if (leftMs < 0) return { text: `超时 ${formatSpan(leftMs)}`, tone: 'bad' };
  return { text: `余 ${formatSpan(leftMs)}`, tone: leftMs < HOUR_MS ? 'warn' : 'plain' };
}

/** The centre's own stage that runs now, against its limit; the handling unit's clock is another one. */
export function sayStage({ stage, dueAt }: RunningStage, now: Date): Said {
  const leftMs = Date.parse(dueAt) - now.getTime();
  const name = TIMED_STAGES[stage];
  if (leftMs <= 0) return { text: `${name}超时 ${formatSpan(leftMs)}`, tone: 'bad' };
  return {
    text: `${name}余 ${formatSpan(leftMs)}`,
    tone: leftMs < HOUR_MS / 12 ? 'warn' : 'quiet',
  };
}

/** What the file itself says about its time, against the moment of the report. */
export function sayPhotoTime(photo: Photo, reportedAt: string): Said {
  if (!photo.hint?.takenAt) return { text: '照片不带拍摄时间', tone: 'quiet' };
  const beforeMs = Date.parse(reportedAt) - Date.parse(photo.hint.takenAt);
  if (beforeMs < -2 * 60_000)
    return { text: `注意：照片时间晚于上报 ${formatSpan(beforeMs)}`, tone: 'bad' };
  if (beforeMs > 24 * HOUR_MS)
    return { text: `注意：拍摄于上报前 ${formatSpan(beforeMs)}`, tone: 'warn' };
  return { text: `拍摄于上报前 ${formatSpan(Math.max(0, beforeMs))}`, tone: 'plain' };
}

/** What the file itself says about its place, against the place of the report. */
export function sayPhotoPlace(photo: Photo, place: Place): Said {
  const { longitude, latitude } = photo.hint ?? {};
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    return { text: '照片不带位置', tone: 'quiet' };
  const apartM = distanceM({ longitude, latitude }, place);
  const words = `照片位置与上报位置相距 ${formatDistance(apartM)}`;
  return apartM > 200 ? { text: `注意：${words}`, tone: 'warn' } : { text: words, tone: 'plain' };
}

/** District and address; people often write the district into the address themselves. */
export const sayPlace = ({ areaName, address }: Place): string =>
  address.includes(areaName) ? address : `${areaName} ${address}`;

type Point = { longitude: number; latitude: number };

/** Great-circle distance; exact enough for a hint. */
export function distanceM(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.latitude - a.latitude) * rad) / 2) ** 2 +
    Math.cos(a.latitude * rad) *
      Math.cos(b.latitude * rad) *
      Math.sin(((b.longitude - a.longitude) * rad) / 2) ** 2;
  return 2 * 6_371_008 * Math.asin(Math.min(1, Math.sqrt(h)));
}

export function formatDistance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} 米` : `${(metres / 1000).toFixed(1)} 公里`;
}

const LIMIT_UNITS: Record<Standard['limit']['unit'], string> = {
  urgent_minute: '分钟（昼夜计时）',
  urgent_hour: '小时（昼夜计时）',
  urgent_day: '天（昼夜计时）',
  work_hour: '个工作时',
  work_day: '个工作日',
  natural_day: '天',
};

export const sayLimit = ({ value, unit }: Standard['limit']): string =>
  `${value} ${LIMIT_UNITS[unit]}`;
