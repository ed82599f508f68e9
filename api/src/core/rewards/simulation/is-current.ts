import { shanghaiDay } from '../../../lib/clock.ts';
import type { Session } from '../../../lib/db.ts';
import { baseOn } from '../programmes/store.ts';
import type { SimulationRow } from './store.ts';

/** Run for exactly this text, and against the rules that are still in force; older trials do not say which those were. */
export const isCurrent = async (
  session: Session,
  trial: SimulationRow,
  sha256: string,
  now: Date,
): Promise<boolean> =>
  trial.rules_sha256 === sha256 &&
  (trial.state === 'queued' || trial.base_sha256 === (await baseOn(session, shanghaiDay(now))));
