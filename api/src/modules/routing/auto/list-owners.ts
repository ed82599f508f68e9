import type { AutoRuleKind } from '../../../../contract/auto-rules.ts';
import type { Context } from '../../../context.ts';
import { staffInRoles, staffNames } from '../../../core/accounts/index.ts';
import { OWNER_ROLES } from './rules.ts';

const MAX_OWNERS = 200;

/** Who could answer for a rule of this kind. */
export async function listOwners({ db }: Context, kind: AutoRuleKind) {
  const ids = (await staffInRoles(db, OWNER_ROLES[kind], 'anywhere')).slice(0, MAX_OWNERS);
  const names = await staffNames(db, ids);
  return ids.map((id) => ({ id, name: names.get(id) ?? id }));
}
