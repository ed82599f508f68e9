import { ACTIONS, type AuditRow, deedOf, ROLES, routes } from '@suishoupai/api/contract';

const summaries: Record<string, { summary: string }> = routes;

/** A read is told in the contract by what it answers; here by what somebody did. */
const READS: Record<string, string> = { getCase: '查看案件' };

/** What an operation does, in the words of the contract; cut at the first comma or semicolon. */
export const sayOperation = (operation: string): string =>
  READS[operation] ?? summaries[operation]?.summary.split(/[；，：]/)[0] ?? operation;

/** A step of a case is said by its own name, and so is what one operation out of several did. */
export function sayDeed({ operation, after }: AuditRow): string {
  const action = nameOf(ACTIONS, after?.action);
  if (action) return `案件 · ${action}`;
  if (typeof after?.deed === 'string') return after.deed;
  // Rows of before carry no words.
  return deedOf(operation, after ?? {}) ?? sayOperation(operation);
}

function nameOf(words: Record<string, { name: string }>, code: unknown): string | undefined {
  return typeof code === 'string' && Object.hasOwn(words, code) ? words[code]?.name : undefined;
}

/** Operations that leave rows: everything that writes, and the two reads that show something personal. */
export const OPERATIONS = Object.entries(routes)
  .filter(
    ([name, route]) =>
      name === 'getOriginal' ||
      name === 'getCase' ||
      name === 'exportAudit' ||
      name === 'loginStaff' ||
      (route.method === 'POST' &&
        // A phone says where it is every few minutes: no deed.
        name !== 'reportPosition' &&
        Array.isArray(route.audience) &&
        (route.audience as readonly string[]).some((role) => role !== 'citizen')),
  )
  .map(([name]) => ({ value: name, label: sayOperation(name) }));

const KINDS: Record<string, string> = {
  cases: '案件',
  photos: '照片',
  payouts: '付款',
  'payout-switch': '付款开关',
  reconciliation: '对账',
  letters: '督办函',
  staff: '账号与消息',
};

/** What has no word of its own is called by the part of the contract it belongs to. */
export const sayKind = (kind: string): string =>
  KINDS[kind] ??
  Object.values(routes).find((route) => route.path.split('/')[2] === kind)?.tag ??
  kind;

export const sayRoles = (roles: readonly string[]): string =>
  roles.map((role) => (ROLES as Record<string, string>)[role] ?? role).join('、') || '—';
