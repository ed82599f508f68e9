import { id, type Transfer } from '@suishoupai/api/contract';

/** The figures of the summary, and the prefix of the accounts each is the balance of. */
export const FIGURES = [
  { key: 'fundedFen', name: '财政注入', account: 'funding', hint: '财务拨入奖励资金的总额' },
  { key: 'poolFen', name: '资金池', account: 'pool', hint: '尚未立案计奖的余额' },
  { key: 'owedFen', name: '待领取', account: 'person', hint: '已计入市民账户，尚未领取' },
  { key: 'inFlightFen', name: '发放中', account: 'in_flight', hint: '已申请领取，结果未定' },
  { key: 'paidFen', name: '已发放', account: 'paid', hint: '微信明确答复成功' },
  { key: 'suspenseFen', name: '暂记', account: 'suspense', hint: '去向待查，由两人调账' },
] as const;

const ACCOUNT_NAMES: Record<string, string> = {
  funding: '财政注入',
  pool: '资金池',
  held: '待复核',
  person: '市民账户',
  in_flight: '发放中',
  paid: '已发放',
  suspense: '暂记',
};

/** An account of the ledger as a cashier says it; the rest of the id tells one from another. */
export function sayAccount(account: string): string {
  const [kind = '', ...rest] = account.split(':');
  const name = ACCOUNT_NAMES[kind];
  if (!name) return account;
  // A pool is the money of a month; its programme stands in the tooltip.
  const tail = kind === 'pool' ? (rest.at(-1) ?? '') : rest.join(' ');
  return tail === '' ? name : `${name} ${tail.length > 14 ? `…${tail.slice(-6)}` : tail}`;
}

/** Who moved it: the machine, a person by the end of an id, or a name as it stands. */
export function sayActor(actor: string): string {
  if (actor === 'system') return '系统';
  return id.safeParse(actor).success ? `市民 …${actor.slice(-6)}` : actor;
}

const KIND_NAMES: Record<string, string> = {
  fund: '注入',
  grant: '计奖',
  hold: '暂缓',
  lock: '申请领取',
  settle: '付款成功',
  return: '退回账户',
  reverse: '冲回',
  expire: '逾期收回',
  deny: '审核冲回',
  regrant: '申诉恢复',
  budget: '拨款',
  adjust: '调账',
};

/** What kind of movement it was, from the id `kind:ref`. */
export const sayKind = (transfer: Transfer): string => {
  const kind = transfer.id.split(':')[0] ?? '';
  return KIND_NAMES[kind] ?? kind;
};

/** What a movement did to the accounts that begin so: credit adds, debit takes away, both cancel out. */
export function effectFen(transfer: Transfer, prefix: string): number {
  const isOurs = (account: string) => account === prefix || account.startsWith(`${prefix}:`);
  return (
    (isOurs(transfer.credit) ? transfer.amountFen : 0) -
    (isOurs(transfer.debit) ? transfer.amountFen : 0)
  );
}
