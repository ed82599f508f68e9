import type { Citizen, Terms, Wallet } from '@suishoupai/api/contract';
import type { Tone } from '../words/case-words.ts';
import { yuan } from '../words/money.ts';
import { claimableFen } from '../words/wallet-words.ts';

type Asked = Citizen['consentAsked'];

/** Without a first consent nothing is sent; newer terms are asked about once, and the report may go on without. */
export const mustAskFirst = (asked: Asked, hasDeclined: boolean): boolean =>
  asked === 'first' || (asked === 'again' && !hasDeclined);

/** Photos leave the phone only of somebody who is known to have agreed. */
export const hasAgreed = (citizen: Citizen | undefined): boolean =>
  citizen !== undefined && citizen.consentAsked !== 'first';

export const reportingWords = ({ consentAsked }: Pick<Citizen, 'consentAsked'>): string =>
  ({ first: '未同意', again: '说明有更新', given: '已同意' })[consentAsked ?? 'given'];

export function payeeWords({ mayBePaid, isUnder14 }: Pick<Citizen, 'mayBePaid' | 'isUnder14'>) {
  if (isUnder14) return '未满 14 周岁';
  return mayBePaid ? '已开启' : '未开启';
}

/** Agreed to all of the newest terms: there is nothing to ask, only something to stop. */
export const isBeingPaid = (me: Pick<Citizen, 'consentAsked' | 'mayBePaid' | 'isUnder14'>) =>
  me.consentAsked === null && me.mayBePaid && !me.isUnder14;

/** What the sheet says first: what is asked, or what stands. */
export function consentWords(
  me: Pick<Citizen, 'consentAsked' | 'termsVersion'> | undefined,
  terms: Pick<Terms, 'version' | 'news'> | undefined,
): string {
  if (me?.consentAsked === null) return `您已同意第 ${me.termsVersion} 版说明，目前的选择如下：`;
  if (me?.consentAsked === 'again')
    return `说明已更新${terms ? `为第 ${terms.version} 版` : ''}，请重新选择您同意的内容。${terms?.news ?? ''}`;
  return '您的姓名不会公开，处置单位看不到上报人。请选择您同意的内容：';
}

type Tagged = { text: string; tone: Tone };
/** Beside each purpose: how it stands, or whether it is needed. */
export function consentTags(me: Citizen | undefined): { reporting: Tagged; payment: Tagged } {
  if (me?.consentAsked !== null)
    return {
      reporting: { text: '上报必需', tone: 'blue' },
      payment: { text: '可选', tone: 'grey' },
    };
  return {
    reporting: { text: reportingWords(me), tone: 'green' },
    payment: { text: payeeWords(me), tone: isBeingPaid(me) ? 'green' : 'grey' },
  };
}

/** What is lost by not being paid any more; the last day of claiming does not wait. */
export function stopWords(sums: Wallet): string {
  const unclaimedFen = claimableFen(sums) + sums.heldFen;
  const owed =
    unclaimedFen > 0
      ? `您还有 ¥${yuan(unclaimedFen)} 未领取，关闭后不能领取，重新开启后可继续，领取期限不变。`
      : '可随时重新开启。';
  return `${owed}关闭期间立案的上报不计奖励。`;
}
