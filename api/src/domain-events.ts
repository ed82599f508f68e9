import type { CaseAction, CaseState } from '../contract/case-words.ts';
import type { TaskKind } from '../contract/inspection.ts';
import type { CaseMark, Measures } from '../contract/programme-rules.ts';
import type { Agreement, LetterKind } from '../contract/supervision.ts';

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
    /** What reward rules may ask about the report. */
    report?: {
      categoryKey: string | null;
      areaId: string;
      reportedAt: Date;
      capturedAt: Date | null;
      photoCount: number;
      accuracyM: number | null;
      deviceKey: string | null;
      measures: Measures;
      marks: CaseMark[];
      /** Cases of the same kind close by that were filed before. */
      nearby: {
        caseId: string;
        distanceM: number;
        filedHoursAgo: number;
        isSubmittedFirst: boolean;
        isOpen: boolean;
        isByStaff: boolean;
      }[];
    };
    /** Citizens whose reports were merged into it before. */
    followers?: { caseId: string; caseNo: string; citizenId: string }[];
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
    /** The code that was chosen, where the step asks for one. */
    reason?: string | undefined;
    /** Of a merge: the case it follows now. */
    mainCaseId?: string | undefined;
  };
  /** Filing earned its reporter money. */
  'reward.booked': RewardNews & {
    /** The first instant at which it is too late to claim. */
    claimUntil: Date | null;
  };
  /** What came of a filing is final for now, holds included: the owner hears it. */
  'reward.decided': { rewardId: string };
  /** Booked and told before, and now looked at after all. */
  'reward.held': { rewardId: string };
  /** Somebody looked again at what the owner appealed against. */
  'reward.appeal_decided': { rewardId: string; isUpheld: boolean; answer: string };
  /** A month's reward money has come to this share of use. */
  'budget.alarm': {
    programmeId: string;
    name: string;
    month: string;
    percent: number;
    /** Less what was handed back. */
    fundedFen: number;
    /** From the suspense account; below zero when more went there. */
    adjustedFen: number;
    /** Both together: what rewards have, used or not. */
    totalFen: number;
    usedFen: number;
  };
  /** One person has asked for what another one has to agree to. */
  'agreement.wanted': {
    on: Agreement;
    id: string;
    /** Where `id` names a place with several wishes: which of them. */
    wishId?: string;
    /** What was asked for, and why. */
    words: string;
    amountFen?: number;
    reason?: string;
    /** Null when no member of staff asked: a citizen claims a large sum. */
    askedBy: { id: string; name: string } | null;
    /** Who may not agree either. */
    notBy?: readonly (string | null)[];
    /** Only people of this district may agree, or, null, those who work for the whole city; absent, anybody's district. */
    areaId?: string | null;
  };
  /** Somebody is about to decide over a held reward; whoever listens may refuse. */
  'reward.reviewing': { rewardId: string; staffId: string };
  /** People looked at a held reward, and it may be claimed now. */
  'reward.released': RewardNews & { claimUntil: Date | null };
  /** Money that lay in a person's account went back to the pool. */
  'reward.taken_back': RewardNews & { reason: 'case_voided' | 'claim_expired' | 'review_denied' };
  /** 督办答复: whoever has the case has answered a letter; the reporter hears of his or her own. */
  'letter.answered': {
    letterId: string;
    caseId: string;
    caseNo: string;
    citizenId: string | null;
    kind: LetterKind;
    answer: string;
  };
  /** 协办: a unit was asked to help. */
  'co_order.asked': {
    caseId: string;
    caseNo: string;
    unitId: string;
    note: string;
    workDays: number;
  };
  /** 协办: it has helped, or sent the order back to who asked. */
  'co_order.answered': {
    caseId: string;
    caseNo: string;
    unitId: string;
    askedBy: string;
    isDone: boolean;
    note: string;
  };
  /** 核实 or 核查: an inspector has got the task, or got it after somebody else. */
  'task.given': {
    caseId: string;
    caseNo: string;
    kind: TaskKind;
    staffId: string;
    address: string;
    dueAt: Date;
    why: string;
  };
  /** Inspectors let it lapse: a person has to name one. */
  'task.escalated': { caseId: string; caseNo: string; areaId: string; kind: TaskKind; why: string };
  /** A payout has reached its end. */
  'payout.ended': {
    payoutId: string;
    rewardId: string;
    personId: string;
    amountFen: number;
    isPaid: boolean;
  };
};
