import type { StaffMessage } from '@suishoupai/api/contract';

/** The page a message is about, or null. */
export function targetOf(about: StaffMessage['about']): string | null {
  if (about === null) return null;
  if (about.what === 'case') return `/cases/${about.id}`;
  if (about.what === 'letter') return `/supervision?id=${about.id}`;
  if (about.what === 'budgets') return '/programmes?view=budgets';
  if (about.what === 'payouts') return '/payouts';
  return `/supervision?view=digests&unitId=${about.unitId}&week=${about.week}&figure=open`;
}
