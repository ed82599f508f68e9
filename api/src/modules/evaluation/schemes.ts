import type { Scheme, SchemeDefinition } from '../../../contract/evaluation-scheme.ts';
import type { Context } from '../../context.ts';
import { staffNames } from '../../core/accounts/index.ts';
import { isDuplicateKey, type Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import { publishedSchemes } from './queries.ts';
import { PRESETS } from './rules/presets.ts';
import { isFullWeight } from './rules/score.ts';
import { insertScheme } from './store.ts';

/** Every version of every scheme; the newest of each first. */
export async function allSchemes(session: Session): Promise<Scheme[]> {
  const published = await publishedSchemes(session);
  const names = await staffNames(session, [...new Set(published.map((one) => one.publisherId))]);
  const named = published.map(({ publisherId, ...scheme }) => ({
    ...scheme,
    publishedBy: names.get(publisherId) ?? publisherId,
  }));
  const order = PRESETS.map((preset) => preset.id);
  const placeOf = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...PRESETS, ...named].sort(
    (a, b) => placeOf(a.id) - placeOf(b.id) || a.id.localeCompare(b.id) || b.version - a.version,
  );
}

export async function findScheme(
  session: Session,
  id: string,
  version: number | undefined,
): Promise<Scheme> {
  const found = (await allSchemes(session)).find(
    (scheme) => scheme.id === id && (version === undefined || scheme.version === version),
  );
  if (!found) throw refuse('scheme_unknown');
  return found;
}

/** Who makes the measure does not apply it: whoever published a version freezes nothing by it. */
export async function refusePublisher(
  session: Session,
  scheme: Scheme,
  staffId: string,
): Promise<void> {
  const isOwn = (await publishedSchemes(session)).some(
    (one) => one.id === scheme.id && one.version === scheme.version && one.publisherId === staffId,
  );
  if (isOwn) throw refuse('second_person_required');
}

/** One more version; the earlier ones stay as they are. */
export async function publishScheme(
  context: Context,
  staffId: string,
  order: { id: string; name: string; definition: SchemeDefinition },
): Promise<Scheme> {
  const { method, grades } = order.definition;
  if (method.kind === 'weights' && !isFullWeight(method.weights)) throw refuse('weights_not_100');
  const isFalling = grades.every((one, index) => one.min < (grades[index - 1]?.min ?? Infinity));
  if (!isFalling || grades.at(-1)?.min !== 0) throw refuse('grades_unsuitable');
  const earlier = (await allSchemes(context.db)).filter((scheme) => scheme.id === order.id);
  const version = Math.max(0, ...earlier.map((scheme) => scheme.version)) + 1;
  const scheme: Scheme = { ...order, version };
  try {
    await insertScheme(context.db, scheme, { by: staffId, at: context.clock.now() });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('id_taken');
    throw error;
  }
  return scheme;
}
