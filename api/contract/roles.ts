import { z } from 'zod';

/** The roles of the field. `citizen` signs in through WeChat, all others with a password. */
export const ROLES = {
  citizen: '市民',
  inspector: '监督员',
  acceptor: '受理员',
  duty_chief: '值班长',
  dispatcher: '派遣员',
  dept_leader: '部门负责人',
  handler: '处置人员',
  supervisor: '督查员',
  assessor: '考评员',
  centre_leader: '中心领导',
  finance: '财务',
  admin: '系统管理员',
  auditor: '审计',
  /** Timers and published rules; nobody signs in as it. */
  system: '系统',
} as const;

export type Role = keyof typeof ROLES;
export type StaffRole = Exclude<Role, 'citizen' | 'system'>;

export const roleNames = Object.keys(ROLES) as Role[];
export const staffRoleNames = roleNames.filter(
  (role): role is StaffRole => role !== 'citizen' && role !== 'system',
);
export const role = z.enum(roleNames as [Role, ...Role[]]);
export const staffRole = z.enum(staffRoleNames as [StaffRole, ...StaffRole[]]);

/** Everybody who may look at cases within his or her scope. Finance sees money, not cases. */
export const CASE_STAFF = [
  'inspector',
  'acceptor',
  'duty_chief',
  'dispatcher',
  'dept_leader',
  'handler',
  'supervisor',
  'assessor',
  'centre_leader',
  'auditor',
] as const satisfies readonly StaffRole[];

/** Everybody who may look at money; only `finance` may move it. */
export const MONEY_STAFF = ['finance', 'auditor'] as const satisfies readonly StaffRole[];

/** Roles of two different groups never meet in one person: who reviews does not pay, who audits does neither. */
export const EXCLUSIVE_GROUPS: readonly (readonly StaffRole[])[] = [
  CASE_STAFF.filter((one) => one !== 'auditor'),
  ['finance'],
  ['admin'],
  ['auditor'],
];
