import { newId } from '../../../platform/ids';
import { readStored, writeStored } from '../../../platform/storage.ts';

const KEY = 'claims';
type Claims = Record<string, string>;
const read = () => readStored<Claims>(KEY) ?? {};

/** The id of the claim of a reward: kept before the first try, so that a second try is the same claim. */
export async function claimIdOf(rewardId: string): Promise<string> {
  const known = read()[rewardId];
  if (known) return known;
  const id = await newId();
  writeStored(KEY, { ...read(), [rewardId]: id });
  return id;
}

/** After the money came back or arrived: another claim is another one. */
export function forgetClaim(rewardId: string): void {
  const { [rewardId]: _, ...others } = read();
  writeStored(KEY, others);
}
