import type { CaseAction, CaseState } from '../contract/case-words.ts';
import type { LetterKind } from '../contract/supervision.ts';

type RewardNews = {
  rewardId: string;
  caseNo: string;
  personId: string;
  amountFen: number;
};

/** What one part of the house tells the others, in the transaction in which it happens. */
export type DomainEvents = {
  /** 立案: the moment a reward is booked. */
  'case.filed': {
    caseId: string;
    caseNo: string;
    /** What the citizen chose, with its reward class at this moment. */
    pick: { id: string; label: string; rewardClass: string };
    /** Null when staff reported it. */
    citizenId: string | null;
  };
  /** A filed case was declared void: what was booked is reversed. */
  'case.voided': { caseId: string; reason: string; staffId: string };
  /** Every step, for messages to the reporter. */
  'case.moved': {
    caseId: string;
    caseNo: string;
    citizenId: string | null;
    action: CaseAction;
    from: CaseState | null;
    to: CaseState;
    note: string | null;
  };
  /** Filing earned its reporter money. */
  'reward.booked': RewardNews & {
    /** The first instant at which it is too late to claim. */
    claimUntil: Date | null;
  };
  /** Money that lay in a person's account went back to the pool. */
  'reward.taken_back': RewardNews & { reason: 'case_voided' | 'claim_expired' };
  /** 督办答复: whoever has the case has answered a letter; the reporter hears of his or her own. */
  'letter.answered': {
    letterId: string;
    caseId: string;
    caseNo: string;
    citizenId: string | null;
    kind: LetterKind;
    answer: string;
  };
  /** A payout has reached its end. */
  'payout.ended': {
    payoutId: string;
    rewardId: string;
    personId: string;
    amountFen: number;
    isPaid: boolean;
  };
};
