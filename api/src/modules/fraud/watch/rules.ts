import { LIMITS } from '../limits.ts';

export type Listing = { level: 'warn' | 'review'; days: number; reason: string };

/** 三次提醒、五次先审后付: what so many reports rejected as not real within the window lead to. */
export function listingFor(rejections: number): Listing | null {
  const step = LIMITS.watch.ladder.find((one) => rejections >= one.rejections);
  if (!step) return null;
  const { level, days } = step;
  return { level, days, reason: `30 天内有 ${rejections} 件上报经核实情况不属实` };
}

export const forgedListing = (caseNo: string): Listing => ({
  level: 'review',
  days: LIMITS.watch.forgedDays,
  reason: `案件 ${caseNo} 经查实与事实不符`,
});
