import type { InspectionTask, InspectorChoice, InspectorDuty } from '@suishoupai/api/contract';
import { formatDistance, type Said } from '../cases/words.ts';
import { formatSpan } from '../ui/format-time.ts';

const SOON_MS = 10 * 60_000;

export const STATE_COLORS = {
  waiting: 'warning',
  given: 'processing',
  escalated: 'error',
  done: 'success',
  cancelled: undefined,
} as const;

/** People often write the district into the address themselves. */
export const sayTaskPlace = ({ areaName, address }: InspectionTask): string =>
  address.includes(areaName) ? address : `${areaName} ${address}`;

type Timed = Pick<InspectionTask, 'dueAt' | 'endedAt'>;

/** How long the one who has it still has. */
export function sayTaskTime({ dueAt, endedAt }: Timed, now: Date): Said {
  if (endedAt !== null) return { text: '', tone: 'quiet' };
  if (dueAt === null) return { text: '待领取', tone: 'quiet' };
  const leftMs = Date.parse(dueAt) - now.getTime();
  if (leftMs < 0) return { text: `超时 ${formatSpan(leftMs)}`, tone: 'bad' };
  return { text: `余 ${formatSpan(leftMs)}`, tone: leftMs < SOON_MS ? 'warn' : 'plain' };
}

export const sayChoice = ({ name, distanceM, openTasks }: InspectorChoice): string =>
  [name, distanceM === null ? '位置未知' : formatDistance(distanceM), `手上 ${openTasks} 件`].join(
    ' · ',
  );

const timeOf = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What the server knows of the shift and the person's place. */
export function sayDuty({ isOnShift, from, to, position }: InspectorDuty): string {
  if (!isOnShift) return `现在不在班次（${from}–${to}），不上报位置，新任务到班后派发`;
  if (!position) return `班次 ${from}–${to} · 还没有您的位置，派单时不知道您在附近`;
  const [at, until] = [position.at, position.until].map((one) => timeOf.format(Date.parse(one)));
  return `班次 ${from}–${to} · 位置 ${at} 已上报，${until} 前有效`;
}
