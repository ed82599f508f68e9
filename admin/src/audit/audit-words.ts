import { ACTIONS, type AuditRow, ROLES, routes, STATES } from '@suishoupai/api/contract';

const summaries: Record<string, { summary: string }> = routes;

/** A read is told in the contract by what it answers; here by what somebody did. */
const READS: Record<string, string> = { getCase: '查看案件' };

/** What an operation does, in the words of the contract; cut at the first comma or semicolon. */
export const sayOperation = (operation: string): string =>
  READS[operation] ?? summaries[operation]?.summary.split(/[；，：]/)[0] ?? operation;

/** A step of a case is said by its own name. */
export function sayDeed({ operation, after }: AuditRow): string {
  const action = nameOf(ACTIONS, after?.action);
  return action ? `案件 · ${action}` : sayOperation(operation);
}

function nameOf(words: Record<string, { name: string }>, code: unknown): string | undefined {
  return typeof code === 'string' && Object.hasOwn(words, code) ? words[code]?.name : undefined;
}

const FIELDS: Record<string, string> = {
  action: '操作',
  caseNo: '案件编号',
  state: '状态',
  version: '案件版本',
  reason: '原因代码',
  standardId: '立案标准',
  unitId: '处置单位',
  handlerId: '处置人员',
  mainCaseId: '主案件',
  photoIds: '照片',
  until: '截止日期',
  turn: '开关',
  ids: '编号',
};

export const sayField = (name: string): string => FIELDS[name] ?? name;

/** States and actions in words; everything else as it was kept. */
export function sayValue(name: string, value: unknown): string {
  const words = { state: STATES, action: ACTIONS }[name];
  const said = words && nameOf(words, value);
  return said ?? (typeof value === 'string' ? value : JSON.stringify(value));
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
