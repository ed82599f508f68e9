import { lastMoment, type Reward } from '../../core/rewards/index.ts';
import { shanghaiMinute } from '../../lib/clock.ts';
import { cut, monthDay, type Told } from './words.ts';

/** A reward at the moment it is told of. */
export type RewardSubject = Pick<
  Reward,
  'caseNo' | 'kind' | 'label' | 'amountFen' | 'points' | 'claimUntil' | 'note'
> & {
  /** Why it is not, or no longer, the person's, or why it came back, in words. */
  why: string;
  appealUntil: Date | null;
  /** What was said to an appeal. */
  answer: string;
};

type Sentence = (it: RewardSubject) => string;

const yuan = ({ amountFen }: RewardSubject) => `奖励 ${(amountFen / 100).toFixed(2)} 元`;
const worth = (it: RewardSubject) => (it.points > 0 ? `${it.points} 积分` : yuan(it));
const until = ({ claimUntil }: RewardSubject) =>
  claimUntil ? `，最后领取日 ${monthDay(lastMoment(claimUntil))}` : '';
const mayAppeal = ({ appealUntil }: RewardSubject) =>
  appealUntil ? `如有异议，可在 ${shanghaiMinute(appealUntil)} 前申诉一次。` : '';
const collect: Sentence = (it) => `${yuan(it)}已记入您的账户${until(it)}，请在“奖励”里领取。`;
const GAINS = {
  case: '获得立案奖励',
  share: '获得并案奖励',
  ranking: '获得排行奖',
  lottery: '抽奖中奖',
};

/** All that can happen to a reward, as its owner hears it. */
const NEWS = {
  booked: [({ kind }) => GAINS[kind], collect],
  held: ['奖励待审核', (it) => `${yuan(it)}正在审核，通过后会通知您领取，领取期限从通过时顺延。`],
  awaited: ['奖励待计', ({ why }) => `${why}。`],
  points: ['获得积分', ({ points }) => `已记 ${points} 积分。`],
  not_rewarded: ['本次上报未获奖励', (it) => `${it.why}。${mayAppeal(it)}`],
  held_later: [
    '奖励转入审核',
    (it) => `${yuan(it)}需要再次核对，暂不能领取；通过后会通知您，领取期限顺延。`,
  ],
  released: ['奖励审核通过', (it) => `${yuan(it)}已审核通过${until(it)}，请在“奖励”里领取。`],
  review_denied: [
    '奖励审核未通过',
    (it) => `${yuan(it)}审核未通过${it.note ? `：${it.note}` : ''}。${mayAppeal(it)}`,
  ],
  claim_expired: ['奖励已过期', (it) => `${yuan(it)}超过领取期限，已退回奖励资金。`],
  expiring: ['奖励即将过期', (it) => `${yuan(it)}还没有领取${until(it)}，过期将退回奖励资金。`],
  case_voided: [
    '奖励已冲回',
    (it) => `${it.why}，${it.amountFen + it.points > 0 ? `${worth(it)}已冲回` : '不再计奖'}。`,
  ],
  paid: ['奖励已到账', (it) => `${yuan(it)}已到账微信零钱。`],
  returned: [
    '奖励未领取成功',
    (it) =>
      `${yuan(it)}${it.why || '没有领取成功'}，钱没有转出，仍在“奖励”里${until(it)}，可重新领取。`,
  ],
  appeal_upheld: ['申诉成立', (it) => `申诉成立：${it.answer}。${collect(it)}`],
  appeal_upheld_points: ['申诉成立', (it) => `申诉成立：${it.answer}。已记 ${it.points} 积分。`],
  appeal_upheld_held: [
    '申诉成立',
    (it) => `申诉成立：${it.answer}。${yuan(it)}已记入您的账户，审核通过后会通知您领取。`,
  ],
  appeal_refused: ['申诉已答复', (it) => `经复核维持原结论：${it.answer}。`],
} satisfies Record<string, [title: string | Sentence, words: Sentence]>;
export type RewardNews = keyof typeof NEWS;
export const rewardNewsNames = Object.keys(NEWS) as RewardNews[];

export function rewardNews(kind: RewardNews, it: RewardSubject): Told {
  const [title, words]: [string | Sentence, Sentence] = NEWS[kind];
  const about = it.kind === 'ranking' || it.kind === 'lottery' ? it.label : `案件 ${it.caseNo}`;
  // What staff wrote may end with a stop of its own.
  const said = words(it).replace(/[。.！!？?]+。/g, '。');
  return { title: typeof title === 'string' ? title : title(it), words: cut(`${about}：${said}`) };
}
