import type { CaseAction, CaseState } from '../contract/case-words.ts';

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
  /** A payout has reached its end. */
  'payout.ended': {
    payoutId: string;
    rewardId: string;
    personId: string;
    amountFen: number;
    isPaid: boolean;
  };
};
