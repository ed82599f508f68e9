import type { ProgrammeRulesInput } from '../../../../contract/programme-rules.ts';
import { programmeRules } from '../../../../contract/programme-rules.ts';
import type { Context } from '../../../context.ts';
import { newestTermsVersion } from '../../accounts/index.ts';
import type { Programme } from './rules.ts';
import { insertProgramme, rulesOfTariff, takeTurn } from './store.ts';

/**
 * Puts one version of the reward rules in force when a city is set up, before it has people who could agree on it;
 * afterwards drafts go through two of them. A version that exists stays as it is.
 */
export async function publishProgramme(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  order: Omit<Programme, 'rules' | 'termsVersion'> &
    ({ rules: ProgrammeRulesInput } | { tariff: Record<string, number>; claimDays: number }),
): Promise<void> {
  const { id, version, name, startsOn, endsOn, terms } = order;
  const rules =
    'rules' in order
      ? programmeRules.parse(order.rules)
      : rulesOfTariff(order.tariff, order.claimDays);
  const termsVersion = await newestTermsVersion(db);
  const programme = { id, version, name, startsOn, endsOn, terms, termsVersion, rules };
  const published = { state: 'published', published_at: clock.now() } as const;
  await db.transaction((session) =>
    takeTurn(session, () => insertProgramme(session, programme, published)),
  );
}
