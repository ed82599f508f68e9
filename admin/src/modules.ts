import {
  auditRoutes,
  CASE_STAFF,
  calendarRoutes,
  caseRoutes,
  evaluationRoutes,
  fraudRoutes,
  inspectionRoutes,
  MONEY_STAFF,
  programmeRoutes,
  type Staff,
  type StaffRole,
  staffRoleNames,
  supervisionRoutes,
  workflowRoutes,
} from '@suishoupai/api/contract';
import type { ComponentType } from 'react';

const DESK_ROLES = ['acceptor', 'duty_chief', 'dispatcher', 'centre_leader'] as const;
const FIELD_ROLES = ['dept_leader', 'handler'] as const;

export type Page = {
  path: string;
  /** Empty for pages that are reached from another page. */
  label: string;
  /** What stands above a page that has no label. */
  title?: string;
  icon: string;
  roles: readonly StaffRole[];
  load: () => Promise<{ default: ComponentType }>;
};

const benchPage = () => import('./cases/bench/bench-page.tsx');

/** Every page behind the login and who may open it; the menu shows the labelled ones. */
export const pages: Page[] = [
  {
    path: '/review',
    label: '审核',
    icon: 'review',
    roles: [...DESK_ROLES, ...FIELD_ROLES],
    load: benchPage,
  },
  {
    path: '/my-tasks',
    label: '我的任务',
    icon: 'myTasks',
    roles: inspectionRoutes.listMyTasks.audience,
    load: () => import('./inspection/my-tasks-page.tsx'),
  },
  {
    path: '/self-handled',
    label: '随手处置',
    icon: 'selfHandled',
    roles: caseRoutes.reportSelfHandled.audience,
    load: () => import('./self-handled/self-handled-page.tsx'),
  },
  {
    path: '/cases',
    label: '案件',
    icon: 'cases',
    roles: CASE_STAFF,
    load: () => import('./cases/list/list-page.tsx'),
  },
  {
    path: '/cases/:id',
    label: '',
    icon: '',
    roles: CASE_STAFF,
    load: () => import('./cases/case/case-page.tsx'),
  },
  {
    path: '/standards',
    label: '标准',
    icon: 'standards',
    roles: ['acceptor', 'duty_chief', 'dispatcher', 'assessor', 'centre_leader', 'admin'],
    load: () => import('./standards/standards-page.tsx'),
  },
  {
    path: '/calendar',
    label: '日历',
    icon: 'calendar',
    roles: calendarRoutes.listCalendarYears.audience,
    load: () => import('./calendar/calendar-page.tsx'),
  },
  {
    path: '/terms',
    label: '服务说明',
    icon: 'terms',
    roles: ['admin', 'auditor'],
    load: () => import('./terms/terms-page.tsx'),
  },
  {
    path: '/duties',
    label: '职责',
    icon: 'duties',
    roles: ['dispatcher', 'centre_leader', 'admin'],
    load: () => import('./routing/duties-page.tsx'),
  },
  {
    path: '/auto-rules',
    label: '规则',
    icon: 'autoRules',
    roles: [...DESK_ROLES, 'supervisor', 'assessor', 'admin', 'auditor'],
    load: () => import('./routing/auto/auto-rules-page.tsx'),
  },
  {
    path: '/workflow',
    label: '流程图',
    icon: 'workflow',
    roles: workflowRoutes.getWorkflow.audience,
    load: () => import('./workflow/workflow-page.tsx'),
  },
  {
    path: '/second-looks',
    label: '抽查',
    icon: 'secondLooks',
    roles: fraudRoutes.listSecondLooks.audience,
    load: () => import('./fraud/second-looks-page.tsx'),
  },
  {
    path: '/money',
    label: '资金',
    icon: 'money',
    roles: MONEY_STAFF,
    load: () => import('./rewards/money-page.tsx'),
  },
  {
    path: '/rewards',
    label: '奖励',
    icon: 'rewards',
    roles: MONEY_STAFF,
    load: () => import('./rewards/rewards-page.tsx'),
  },
  {
    path: '/programmes',
    label: '奖励规则',
    icon: 'programmes',
    roles: programmeRoutes.listProgrammes.audience,
    load: () => import('./programmes/programmes-page.tsx'),
  },
  {
    path: '/payouts',
    label: '付款',
    icon: 'payouts',
    roles: MONEY_STAFF,
    load: () => import('./payouts/payouts-page.tsx'),
  },
  {
    path: '/reward-reviews',
    label: '风控审核',
    icon: 'rewardReviews',
    roles: fraudRoutes.listRewardReviews.audience,
    load: () => import('./fraud/reviews-page.tsx'),
  },
  {
    path: '/reconciliation',
    label: '对账',
    icon: 'reconciliation',
    roles: MONEY_STAFF,
    load: () => import('./reconciliation/reconciliation-page.tsx'),
  },
  {
    path: '/finance',
    label: '财务',
    icon: 'finance',
    roles: MONEY_STAFF,
    load: () => import('./finance/finance-page.tsx'),
  },
  {
    path: '/inspections',
    label: '核实核查',
    icon: 'inspections',
    roles: inspectionRoutes.listTasks.audience,
    load: () => import('./inspection/tasks-page.tsx'),
  },
  {
    path: '/supervision',
    label: '督办',
    icon: 'supervision',
    roles: supervisionRoutes.listLetters.audience,
    load: () => import('./supervision/supervision-page.tsx'),
  },
  {
    path: '/audit',
    label: '审计',
    icon: 'audit',
    roles: auditRoutes.listAudit.audience,
    load: () => import('./audit/audit-page.tsx'),
  },
  {
    path: '/messages',
    label: '',
    title: '消息',
    icon: '',
    roles: staffRoleNames,
    load: () => import('./supervision/messages-page.tsx'),
  },
  {
    path: '/evaluation',
    label: '评价',
    icon: 'evaluation',
    roles: evaluationRoutes.getEvaluation.audience,
    load: () => import('./evaluation/evaluation-page.tsx'),
  },
  {
    path: '/evaluation/schemes',
    label: '评价方案',
    icon: 'evaluation',
    // Others read of it on the evaluation page.
    roles: ['assessor', 'centre_leader', 'admin'],
    load: () => import('./evaluation/schemes/schemes-page.tsx'),
  },
];

export const mayOpen = (me: Staff, page: Page): boolean =>
  me.roles.some((role) => page.roles.includes(role));

/** The menu of one person; who works outdoors has tasks, who sits at a desk reviews. */
export function menuOf(me: Staff): Page[] {
  const isAtDesk = me.roles.some((role) => (DESK_ROLES as readonly string[]).includes(role));
  return pages
    .filter((page) => page.label !== '' && mayOpen(me, page))
    .map((page) => (page.path === '/review' && !isAtDesk ? { ...page, label: '任务' } : page));
}
