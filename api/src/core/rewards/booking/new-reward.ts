import { newId } from '../../../lib/ids.ts';
import type { Citizen } from '../../accounts/index.ts';
import type { Programme } from '../programmes/rules.ts';
import type { Reward } from '../store.ts';

type About = { caseId: string; caseNo: string; pick: { label: string; rewardClass: string } };

/** The row of one case and person, before anything is decided about it. */
export const undecided = (
  now: Date,
  { caseId, caseNo, pick }: About,
  citizen: Pick<Citizen, 'id' | 'alias' | 'consentId'>,
  programme: Programme | undefined,
): Reward => ({
  id: newId(now),
  caseId,
  caseNo,
  personId: citizen.id,
  personAlias: citizen.alias,
  consentId: citizen.consentId,
  label: pick.label,
  rewardClass: pick.rewardClass,
  programmeId: programme?.id ?? null,
  programmeVersion: programme?.version ?? null,
  programmeName: programme?.name ?? '',
  poolId: null,
  amountFen: 0,
  points: 0,
  kind: 'case',
  ownCaseId: null,
  claimable: false,
  state: 'not_rewarded',
  reason: null,
  payoutId: null,
  waitsForPerson: false,
  confirmUntil: null,
  voidReason: null,
  bookedAt: now,
  claimUntil: null,
  heldAt: null,
  note: null,
});
