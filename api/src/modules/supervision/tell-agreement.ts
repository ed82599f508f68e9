import { AGREEMENTS } from '../../../contract/supervision.ts';
import { staffInRoles } from '../../core/accounts/index.ts';
import type { DomainEvents } from '../../domain-events.ts';
import type { Moment } from '../../lib/events.ts';
import { tellStaff } from './messages.ts';
import { yuan } from './tell-money.ts';

/** Everybody in finance who may be the second person, once per wish: the first one knows. */
export async function tellOfAgreement(
  { session, now }: Moment,
  { on, id, words, amountFen, reason, askedBy, notBy = [] }: DomainEvents['agreement.wanted'],
): Promise<void> {
  const finance = await staffInRoles(session, ['finance'], 'anywhere');
  const others = finance.filter((one) => one !== askedBy?.id && !notBy.includes(one));
  await tellStaff(session, now, others, {
    kind: 'agreement',
    title: AGREEMENTS[on],
    text: [
      askedBy ? `${askedBy.name}${words}` : words,
      amountFen === undefined ? [] : `金额 ${yuan(amountFen)}`,
      reason ? `说明：${reason}` : [],
    ]
      .flat()
      .join('，'),
    about: { what: 'agreement', on, id },
    // Asked anew after a refusal, it is another wish.
    eventKey: `ask:${on}:${id}:${now.getTime()}`,
  });
}
