import type { CapName } from '../../../../contract/programme-rules.ts';
import type { Cap, Used } from '../caps/index.ts';

/** What a counter's id is about, and the caps that it is held against: entries and money. */
const NAMES: Record<string, { times?: CapName; fen?: CapName }> = {
  case: { fen: 'caseFen' },
  'device-day': { times: 'deviceDayCount' },
  'person-day': { times: 'personDayCount', fen: 'personDayFen' },
  'person-month': { fen: 'personMonthFen' },
  'pool-day': { fen: 'poolDayFen' },
  'pool-month': { fen: 'poolMonthFen' },
};

/** The caps that leave less than is wanted. */
export function capsReached(
  caps: readonly Cap[],
  used: ReadonlyMap<string, Used>,
  wantedFen: number,
): CapName[] {
  return caps.flatMap(({ id, maxTimes, maxFen }) => {
    const { times, amountFen } = used.get(id) ?? { times: 0, amountFen: 0 };
    const names = NAMES[id.split('|')[1] ?? ''];
    return [
      maxTimes !== null && times >= maxTimes ? names?.times : undefined,
      maxFen !== null && amountFen + wantedFen > maxFen ? names?.fen : undefined,
    ].filter((name) => name !== undefined);
  });
}
