import type { Role } from '../../../../contract/roles.ts';

/** What the rules may know of an order to a helping unit that nobody has answered yet. */
export type OpenOrder = { unitId: string; askedUnitId: string | null };

/** Who asked may take it back; so may any dispatcher, because the asking unit may have lost the case. */
export const mayCancelOrder = (
  order: OpenOrder,
  doer: { roles: readonly Role[]; unitId: string | null },
): boolean =>
  doer.roles.includes('dispatcher') ||
  (doer.roles.includes('dept_leader') &&
    order.askedUnitId !== null &&
    order.askedUnitId === doer.unitId);
