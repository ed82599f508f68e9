import type { ActBody } from '../../contract/index.ts';
import { openTaskOf } from '../core/cases/index.ts';
import { type Person, staff, uploadPhoto } from './people.ts';
import type { TestCity } from './start-city.ts';

/** The username of who has the case's task; `inspector` may take what nobody has. */
export async function inspectorOf(city: TestCity, caseId: string): Promise<string> {
  const task = await openTaskOf(city.context.db, caseId);
  return task?.assignee_id?.replace('s-', '') ?? 'inspector';
}

/** A device that stands at the case. */
export async function atCase(person: Person, caseId: string) {
  const { place } = await person.getCase({ params: { id: caseId } });
  const { longitude, latitude } = place;
  return { longitude, latitude, datum: 'wgs84' as const, accuracyM: 12 };
}

/** Takes a step of an inspection on the spot, with a photo, as whoever has the task. */
export async function inspect(city: TestCity, caseId: string, body: ActBody) {
  const person = await staff(city, await inspectorOf(city, caseId));
  const photoIds = [await uploadPhoto(person)];
  const position = await atCase(person, caseId);
  return person.actOnCase({ params: { id: caseId }, body: { photoIds, position, ...body } });
}
