export type BillState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'CANCELING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELLED';

export type Outcome = { state: BillState; failReason: string | null };

export type Bill = {
  outBillNo: string;
  transferBillNo: string;
  openid: string;
  amountFen: number;
  remark: string;
  sceneId: string;
  style: string;
  notifyUrl: string | null;
  userName: string | null;
  /** The first request as it came, to see whether resends carry the same bytes. */
  requestText: string;
  params: string;
  state: BillState;
  failReason: string | null;
  isLocked: boolean;
  /** Held in ACCEPTED or PROCESSING until somebody lets it go. */
  isStuck: boolean;
  /** Where it goes by itself at dueAtMs. */
  outcome: Outcome | null;
  dueAtMs: number | null;
  createdAtMs: number;
  updatedAtMs: number;
  /** The payee's page refuses from here on. */
  expiresAtMs: number;
  /** The bill itself closes here, which WeChat may do late. */
  closesAtMs: number;
  packageCount: number;
};

const NEXT: Record<BillState, readonly BillState[]> = {
  ACCEPTED: ['PROCESSING', 'WAIT_USER_CONFIRM', 'CANCELING', 'FAIL'],
  PROCESSING: ['WAIT_USER_CONFIRM', 'CANCELING', 'FAIL'],
  WAIT_USER_CONFIRM: ['TRANSFERING', 'CANCELING', 'FAIL'],
  TRANSFERING: ['SUCCESS', 'FAIL'],
  CANCELING: ['CANCELLED', 'SUCCESS'],
  SUCCESS: [],
  FAIL: [],
  CANCELLED: [],
};

export const isFinal = (state: BillState) => NEXT[state].length === 0;

export const mayBecome = (from: BillState, to: BillState) => NEXT[from].includes(to);

/** The step that time alone brings, if any. */
export function stepDue(bill: Bill, nowMs: number): Outcome | null {
  if (isFinal(bill.state)) return null;
  const to = (state: BillState, failReason: string | null = null) => ({ state, failReason });
  if (bill.state === 'ACCEPTED') return bill.isStuck ? null : to('PROCESSING');
  if (bill.state === 'PROCESSING') return bill.isStuck ? null : to('WAIT_USER_CONFIRM');
  if (bill.state === 'WAIT_USER_CONFIRM') {
    return nowMs >= bill.closesAtMs ? to('FAIL', 'OVERDUE_CLOSE') : null;
  }
  return bill.outcome && bill.dueAtMs !== null && nowMs >= bill.dueAtMs ? bill.outcome : null;
}
