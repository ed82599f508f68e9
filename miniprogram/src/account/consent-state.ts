import type { Citizen } from '@suishoupai/api/contract';

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
