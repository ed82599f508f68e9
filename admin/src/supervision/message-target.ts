import type { Agreement, StaffMessage } from '@suishoupai/api/contract';

/** Where the second person agrees. */
const AGREED_ON: Record<Agreement, (id: string) => string> = {
  programme: (id) => `/programmes?opened=${encodeURIComponent(id)}`,
  budget: () => '/programmes?view=budgets',
  debt: () => '/programmes?view=debts',
  denial: (id) => `/reward-reviews?id=${id}`,
  watch: () => '/reward-reviews?view=watch',
  rule: () => '/auto-rules',
  score: (id) => {
    const [fromDay, toDay, scheme] = id.split('/');
    return `/evaluation?fromDay=${fromDay}&toDay=${toDay}&scheme=${scheme}&corrections=open`;
  },
  payout: (id) => `/payouts?id=${id}`,
  stuck: (id) => `/payouts?id=${id}`,
  receipt: (id) => `/payouts?id=${id}`,
  restart: () => '/payouts',
  adjustment: () => '/finance',
  difference: (day) => `/reconciliation?day=${day}`,
};

/** The page a message is about, or null. */
export function targetOf(about: StaffMessage['about']): string | null {
  if (about === null) return null;
  if (about.what === 'case') return `/cases/${about.id}`;
  if (about.what === 'letter') return `/supervision?id=${about.id}`;
  if (about.what === 'budgets') return '/programmes?view=budgets';
  if (about.what === 'payouts') return '/payouts';
  if (about.what === 'agreement') return AGREED_ON[about.on](about.id);
  return `/supervision?view=digests&unitId=${about.unitId}&week=${about.week}&figure=open`;
}
