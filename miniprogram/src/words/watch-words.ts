import type { routes } from '@suishoupai/api/contract';
import type { z } from 'zod';
import type { Tone } from './case-words.ts';
import { dayAndTime } from './time.ts';

export type WatchEntry = z.output<typeof routes.listMyWatch.answer>['items'][number];

const ANSWER_SHOWN_MS = 30 * 86_400_000;

/** What is in force; and of what is over, only what was appealed against, for as long as the answer is news. */
const isShown = ({ state, appeal, endsAt }: WatchEntry, now: number): boolean =>
  state === 'active' ||
  (state === 'ended' && appeal !== null && now - Date.parse(endsAt ?? '') < ANSWER_SHOWN_MS);

/** A warning says nothing to whom the stricter level holds already. */
export function shownEntries(entries: readonly WatchEntry[], now: number): WatchEntry[] {
  const shown = entries.filter((entry) => isShown(entry, now));
  const isReviewed = shown.some(({ level, state }) => level === 'review' && state === 'active');
  return shown.filter(({ level }) => level === 'review' || !isReviewed);
}

/** What being on the list means for the person. */
const FOLLOWS: Record<WatchEntry['level'], string> = {
  warn: '仅作提醒，不影响上报和奖励。今后请如实上报；再有多件不属实的，奖励将先审核后发放。',
  review: '期间新记的奖励先审核后发放，上报照常办理。',
};
const TAGS: Record<WatchEntry['level'], { text: string; tone: Tone }> = {
  warn: { text: '提醒', tone: 'grey' },
  review: { text: '先审核后发放', tone: 'orange' },
};
const APPEALS: Record<NonNullable<WatchEntry['appeal']>, string> = {
  open: '申诉已提交，正在由其他工作人员复核',
  upheld: '申诉成立，已解除',
  refused: '申诉已答复：维持原结论',
};

export function watchView({ level, state, startsAt, endsAt, appeal }: WatchEntry) {
  const isOver = state === 'ended';
  const over: { text: string; tone: Tone } = { text: '已解除', tone: 'green' };
  return {
    tag: isOver ? over : TAGS[level],
    follows: isOver ? '' : FOLLOWS[level],
    period: [startsAt, endsAt].map((at) => (at ? dayAndTime(at) : '')).join(' 至 '),
    appealWords: appeal ? APPEALS[appeal] : '',
  };
}
