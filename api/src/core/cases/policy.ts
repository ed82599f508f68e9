import type { CaseState } from '../../../contract/case-words.ts';
import type { Role, StaffRole } from '../../../contract/roles.ts';
import { type Guard, type Scope, WORKFLOW } from './workflow.ts';

/** Who looks at cases of the whole area he or she works in. */
const AREA_ROLES: readonly StaffRole[] = [
  'inspector',
  'acceptor',
  'duty_chief',
  'dispatcher',
  'supervisor',
  'assessor',
  'centre_leader',
  'auditor',
];
/** Who looks only at what was dispatched to the own unit. */
const UNIT_ROLES: readonly StaffRole[] = ['dept_leader', 'handler'];

/** Who may know anything of the reporter, even the alias. */
const REPORTER_ROLES: readonly StaffRole[] = ['acceptor', 'duty_chief', 'centre_leader', 'auditor'];

export type Viewer = {
  id: string;
  roles: readonly StaffRole[];
  unitId: string;
  areaId: string | null;
};

/** What a person may see: all of an area (null = the whole city), or the unit's own cases, or nothing. */
export type Sight = { area: string | null } | { unit: string } | 'nothing';

export function sightOf(viewer: Viewer): Sight {
  if (viewer.roles.some((role) => AREA_ROLES.includes(role))) return { area: viewer.areaId };
  if (viewer.roles.some((role) => UNIT_ROLES.includes(role))) return { unit: viewer.unitId };
  return 'nothing';
}

type Seen = {
  areaId: string;
  unitId: string | null;
  /** Units that look at it because they were asked to help. */
  helping?: readonly string[];
};

export function maySee(viewer: Viewer, one: Seen): boolean {
  const sight = sightOf(viewer);
  if (sight === 'nothing') return false;
  if ('unit' in sight) return one.unitId === sight.unit || isHelping(one, sight.unit);
  return sight.area === null || sight.area === one.areaId;
}

const isHelping = ({ helping = [] }: Seen, unitId: string): boolean => helping.includes(unitId);

export const maySeeReporter = (viewer: Viewer): boolean =>
  viewer.roles.some((role) => REPORTER_ROLES.includes(role));

/** What puts a case on a person's worklist: the states of the steps expected of the role, and whose they are. */
export function expectedOf(roles: readonly Role[]): Expectation[] {
  return WORKFLOW.filter(
    (step) => !step.isOptional && step.by.some((role) => roles.includes(role)),
  ).map((step) => ({
    states: [...step.from],
    scope: step.scope,
    waitsFor: step.guards?.find((guard) => ASKED.includes(guard)) ?? null,
  }));
}

export type Expectation = { states: CaseState[]; scope: Scope; waitsFor: Guard | null };

/** Steps that are only expected while somebody waits for an answer. */
const ASKED: readonly Guard[] = [
  'extension_asked',
  'second_extension_asked',
  'deferral_asked',
  'suspension_asked',
  'dispute_open',
  'appeal_open',
  'overdue_appeal_open',
];
