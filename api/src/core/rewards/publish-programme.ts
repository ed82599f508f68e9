import type { Context } from '../../context.ts';
import type { Programme } from './rules.ts';
import { insertProgramme } from './store.ts';

/** Publishes one version of the reward rules; a version that exists stays as it is. */
export async function publishProgramme(
  context: Pick<Context, 'db' | 'clock'>,
  programme: Programme,
): Promise<void> {
  for (const amountFen of Object.values(programme.tariff))
    if (!Number.isSafeInteger(amountFen) || amountFen < 0)
      throw new Error(`not an amount in fen: ${amountFen}`);
  await insertProgramme(context.db, programme, context.clock.now());
}
