import type { MyWatchEntry } from '@suishoupai/api/contract';
import type { Tone } from './case-words.ts';
import { dayAndTime } from './time.ts';

export type WatchEntry = MyWatchEntry;

const ANSWER_SHOWN_MS = 30 * 86_400_000;

/** What is in force; and of what is over, only what people decided on, for as long as that is news. */
const isShown = ({ state, appeal, ended, endsAt }: WatchEntry, now: number): boolean =>
  state === 'active' ||
  (state === 'ended' &&
    (appeal !== null || ended !== null) &&
    now - Date.parse(endsAt ?? '') < ANSWER_SHOWN_MS);

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
  refused: '维持原结论',
};

/** What was said on both sides, in the order in which it was. */
function saidOf({ appeal, appealed, answered, ended }: WatchEntry): string[] {
  const said = (what: string, one: { words: string; at: string } | null) =>
    one ? [`${dayAndTime(one.at)} ${what}：${one.words}`] : [];
  return [
    ...said('申诉', appealed),
    ...(appeal === 'open' ? [APPEALS.open] : []),
    ...said(appeal ? APPEALS[appeal] : '', answered),
    ...said('提前解除', ended),
  ];
}

export function watchView(entry: WatchEntry) {
  const { level, state, startsAt, endsAt, appealUntil, mayAppeal } = entry;
  const isOver = state === 'ended';
  const over: { text: string; tone: Tone } = { text: '已解除', tone: 'green' };
  return {
    tag: isOver ? over : TAGS[level],
    follows: isOver ? '' : FOLLOWS[level],
    period: [startsAt, endsAt].map((at) => (at ? dayAndTime(at) : '')).join(' 至 '),
    said: saidOf(entry),
    mayAppealWords:
      mayAppeal && appealUntil ? `${dayAndTime(appealUntil)} 前可申诉一次，由未参与的人复核` : '',
  };
}
