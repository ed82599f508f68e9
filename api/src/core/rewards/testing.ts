import type { ProgrammeRulesInput } from '../../../contract/programme-rules.ts';
import type { DomainEvents } from '../../domain-events.ts';
import { newId } from '../../lib/ids.ts';
import { callerWith } from '../../testing/people.ts';
import type { TestCity } from '../../testing/start-city.ts';
import { insertCitizen, newestTerms, recordConsent, startSession } from '../accounts/index.ts';
import { publishProgramme } from './programmes/publish-programme.ts';

export type Filed = DomainEvents['case.filed'];

/** What the filing of a case would tell the others. */
export function filedCase(citizenId: string | null, change: Partial<Filed> = {}): Filed {
  const caseId = newId(new Date());
  return {
    caseId,
    caseNo: `370700-20261120-${caseId.slice(-5)}`,
    pick: { id: 'litter', label: '垃圾乱堆', rewardClass: 'C' },
    citizenId,
    ...change,
  };
}

/** Publishes it as the filing transaction does. */
export const publishFiled = (city: TestCity, filed: Filed): Promise<void> =>
  city.context.db.transaction((session) =>
    city.context.events.publish('case.filed', { session, now: city.clock.now() }, filed),
  );

export const publishVoided = (city: TestCity, caseId: string): Promise<void> =>
  city.context.db.transaction((session) =>
    city.context.events.publish(
      'case.voided',
      { session, now: city.clock.now() },
      { caseId, reason: '虚假上报', staffId: 's-chief' },
    ),
  );

/** The next version of the city's programme: a case of class C earns one yuan, and what the story changes. */
export const publishRules = (
  city: TestCity,
  version: number,
  rules: Partial<ProgrammeRulesInput> = {},
): Promise<void> =>
  publishProgramme(city.context, {
    id: 'city',
    version,
    name: '随手拍有奖',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    terms: '',
    rules: { classes: { C: { kind: 'fixed', amountFen: 100 } }, ...rules },
  });

/** A citizen of this city, signed in; `openid` is where WeChat would pay. */
export async function person(city: TestCity, { mayBePaid = true, isUnder14 = false } = {}) {
  const { db, seal } = city.context;
  const at = city.clock.now();
  const id = newId(at);
  const openid = `demo-${id}`;
  await insertCitizen(db, seal, { id, openid, alias: `市民${id.slice(-4)}`, joinedAt: at });
  const terms = (await newestTerms(db))!;
  await recordConsent(db, { id: newId(at), citizenId: id, terms, mayBePaid, isUnder14, at });
  const token = await startSession(db, 'citizen', id, at);
  const client = callerWith(city, { Authorization: `Bearer ${token}` });
  return Object.assign(client, { id, openid });
}
export type TestPerson = Awaited<ReturnType<typeof person>>;
