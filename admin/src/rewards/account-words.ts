import { accountName, id, type Transfer } from '@suishoupai/api/contract';

/** The figures of the summary, and the prefix of the accounts each is the balance of. */
export const FIGURES = [
  { key: 'fundedFen', name: '财政注入', account: 'funding', hint: '财务拨入奖励资金的总额' },
  { key: 'poolFen', name: '资金池', account: 'pool', hint: '尚未立案计奖的余额' },
  { key: 'owedFen', name: '待领取', account: 'person', hint: '已计入市民账户，尚未领取' },
  { key: 'inFlightFen', name: '发放中', account: 'in_flight', hint: '已申请领取，结果未定' },
  { key: 'paidFen', name: '已发放', account: 'paid', hint: '微信明确答复成功' },
  { key: 'suspenseFen', name: '暂记', account: 'suspense', hint: '去向待查，由两人调账' },
] as const;

/** An account as a cashier says it: a person's by the alias every page calls them, or else the end of the id. */
export function sayAccount(account: string, alias?: string | null): string {
  const owner = account.split(':')[1] ?? '';
  const isPersons = id.safeParse(owner).success;
  return isPersons ? `${accountName(account)} ${alias ?? endOf(owner)}` : accountName(account);
}

const endOf = (owner: string) => `…${owner.slice(-6)}`;

/** Who moved it: the machine, the person whose money it is, or a name as it stands. */
export function sayActor(actor: string, alias?: string | null): string {
  if (actor === 'system') return '系统';
  return id.safeParse(actor).success ? (alias ?? `市民 ${endOf(actor)}`) : actor;
}

/** What a movement did to the accounts that begin so: credit adds, debit takes away, both cancel out. */
export function effectFen(transfer: Transfer, prefix: string): number {
  const isOurs = (account: string) => account === prefix || account.startsWith(`${prefix}:`);
  return (
    (isOurs(transfer.credit) ? transfer.amountFen : 0) -
    (isOurs(transfer.debit) ? transfer.amountFen : 0)
  );
}

/** The funding account is the one that gives: its balance is what went out. */
export const balanceFen = (account: string, netFen: number): number =>
  account === 'funding' ? 0 - netFen : netFen;
