const ACCOUNT_NAMES: Record<string, string> = {
  funding: '财政注入',
  pool: '资金池',
  person: '市民账户',
  in_flight: '发放中',
  paid: '已发放',
  suspense: '暂记',
};

/** An account of the ledger as a cashier says it, without whose it is; of a pool, the month its money is for. */
export function accountName(account: string): string {
  const [kind = '', ...rest] = account.split(':');
  const name = ACCOUNT_NAMES[kind];
  if (!name) return account;
  return kind === 'pool' && rest.length > 0 ? `${name} ${rest.at(-1)}` : name;
}

const MOVEMENT_NAMES: Record<string, string> = {
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

/** What kind of movement it was, from its id `kind:ref`. */
export function movementName(id: string): string {
  const kind = id.split(':')[0] ?? '';
  return MOVEMENT_NAMES[kind] ?? kind;
}
