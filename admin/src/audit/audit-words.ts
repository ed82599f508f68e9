import {
  ACTIONS,
  type AuditRow,
  deedOf,
  EXPORTS,
  type ExportKind,
  ROLES,
  routes,
} from '@suishoupai/api/contract';

const summaries: Record<string, { summary: string }> = routes;

/** A read is told in the contract by what it answers; here by what somebody did. */
const READS: Record<string, string> = {
  getCase: '查看案件',
  exportMoneyCsv: '导出资金明细（CSV）',
  exportMoneySheet: '导出资金明细（XLSX）',
};

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

/** Reads that leave rows: they show something personal or take rows out of the house. */
const WATCHED_READS = [
  'getOriginal',
  'getCase',
  'exportAudit',
  'exportMoneyCsv',
  'exportMoneySheet',
];

/** Operations that leave rows: everything that writes, and those reads. */
export const OPERATIONS = Object.entries(routes)
  .filter(
    ([name, route]) =>
      WATCHED_READS.includes(name) ||
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

/** Which object it was: a case by its number, an export by what it holds, of rules also the version. */
export function sayObject(row: AuditRow): string {
  const { objectKind, objectId, after } = row;
  const caseNo = typeof after?.caseNo === 'string' ? after.caseNo : null;
  const name = caseNo ?? exportOf(row) ?? objectId ?? '';
  return `${sayKind(objectKind)} ${name} ${sayVersion(row)}`.trim();
}

const exportOf = ({ objectKind, objectId }: AuditRow): string | undefined =>
  objectKind === 'money' && Object.hasOwn(EXPORTS, objectId ?? '')
    ? EXPORTS[objectId as ExportKind]
    : undefined;

const versionOf = ({ objectKind, after }: AuditRow): number | null =>
  objectKind === 'reward-programmes' && typeof after?.version === 'number' ? after.version : null;

export function sayVersion(row: AuditRow): string {
  const version = versionOf(row);
  return version === null ? '' : `第 ${version} 版`;
}

/** The page where the object can be seen, if it has one, and what the link says. */
export function linkOf(row: AuditRow): readonly [to: string, text: string] | null {
  const { objectKind, objectId } = row;
  if (objectId === null) return null;
  if (objectKind === 'payouts') return [`/payouts?id=${objectId}`, '看付款经过'];
  if (objectKind === 'money') return exportOf(row) ? null : ['/finance', '看调账'];
  const view = { 'reward-budgets': 'budgets', 'reward-debts': 'debts' }[objectKind];
  if (view) return [`/programmes?view=${view}`, '看奖励资金'];
  const version = versionOf(row);
  if (version === null) return null;
  return [`/programmes?opened=${encodeURIComponent(`${objectId}@${version}`)}`, '看这一版'];
}

export const sayRoles = (roles: readonly string[]): string =>
  roles.map((role) => (ROLES as Record<string, string>)[role] ?? role).join('、') || '—';
