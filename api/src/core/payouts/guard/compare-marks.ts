import type { StopCause } from '../../../../contract/payout-switch.ts';

/** What the database says of itself. */
export type Sight = {
  /** Which server answers: another one has taken over when it changes. */
  identity: string;
  isReadOnly: boolean;
  databaseAt: number;
  /** For how long the server had been up, in whole seconds: said before `databaseAt` and after it. */
  upS: { before: number; after: number };
  /** Our own beat as the database remembers it; null when it has no row of this worker. */
  beats: number | null;
};

/** What this worker saw last, kept outside the database. */
export type Mark = {
  worker: string;
  identity: string;
  databaseAt: number;
  /** For how long the server had been up at least. */
  upS: number;
  beats: number;
  /** The worker has stopped in order: this beat is the last thing that it ever asked of the database. */
  isAtRest: boolean;
};

const SLACK_MS = 2000;

export type Doubt = Extract<StopCause, `database_${string}`> | 'read_only';

/** Why no more money may go out before people have looked; null when all is as it was left. */
export function whyStop(sight: Sight, mark: Mark | null): Doubt | null {
  if (sight.isReadOnly) return 'read_only';
  if (!mark) return null;
  if (sight.beats === null || sight.beats < mark.beats) return 'database_lost';
  if (sight.identity !== mark.identity) return 'database_switched';
  if (sight.databaseAt < mark.databaseAt - SLACK_MS) return 'database_went_back';
  // A planned restart, for which the worker was stopped first, has provably kept the last thing it wrote.
  if (isRestarted(sight, mark) && !mark.isAtRest) return 'database_restarted';
  return null;
}

/**
 * Bounds on both sides, so that a slow answer is never taken for a restart. The end of a server that was up for less
 * than three seconds hides in the whole seconds; what it lost is still missed by the beat and by the journal's replay.
 */
function isRestarted(sight: Sight, mark: Mark): boolean {
  const passedMs = sight.databaseAt - mark.databaseAt;
  return sight.upS.after * 1000 < mark.upS * 1000 + passedMs - SLACK_MS;
}
