import { autoRuleRoutes } from '../../../../contract/auto-rules.ts';
import { evaluationRoutes } from '../../../../contract/evaluation.ts';
import type { StaffRole } from '../../../../contract/roles.ts';
import { AGREEMENTS, type Agreement } from '../../../../contract/supervision.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import type { Moment } from '../../../lib/events.ts';
import { sayYuan } from '../../../lib/say-yuan.ts';
import { tellStaff } from './store.ts';

/** Who may agree, as the route that takes the agreement says; everything else is for finance. */
const SECONDS: Partial<Record<Agreement, readonly StaffRole[]>> = {
  rule: autoRuleRoutes.confirmAutoRule.audience,
  score: evaluationRoutes.decideAdjustment.audience,
};

/** Everybody who may be the second person, once per wish: the first one knows. */
export async function tellOfAgreement(
  { session, now }: Moment,
  {
    on,
    id,
    words,
    amountFen,
    reason,
    askedBy,
    notBy = [],
    areaId,
    wishId = id,
  }: DomainEvents['agreement.wanted'],
): Promise<void> {
  const where = areaId === undefined ? 'anywhere' : { onlyAreaId: areaId };
  const people = await staffInRoles(session, SECONDS[on] ?? ['finance'], where);
  const others = people.filter((one) => one !== askedBy?.id && !notBy.includes(one));
  await tellStaff(session, now, others, {
    kind: 'agreement',
    title: AGREEMENTS[on],
    text: [
      askedBy ? `${askedBy.name}${words}` : words,
      amountFen === undefined ? [] : `金额 ${sayYuan(amountFen)}`,
      reason ? `说明：${reason}` : [],
    ]
      .flat()
      .join('，'),
    about: { what: 'agreement', on, id },
    // Asked anew after a refusal, it is another wish.
    eventKey: `ask:${on}:${wishId}:${now.getTime()}`,
  });
}
