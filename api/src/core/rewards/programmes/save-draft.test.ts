import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programmeRules } from '../../../../contract/programme-rules.ts';
import { build } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';

let city: TestCity;
let one: Awaited<ReturnType<typeof staff>>;
let two: Awaited<ReturnType<typeof staff>>;

beforeAll(async () => {
  city = await startCity();
  [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
});
afterAll(() => city.stop());

/** The first press of a form that was just opened. */
const press = () => ({ saveId: newId(city.clock.now()), saveNth: 1 });
const draft = (id: string, version: number | null = null) => ({
  id,
  version,
  ...press(),
  name: '新规则',
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  terms: '',
  rules: programmeRules.parse({ classes: { C: { kind: 'fixed', amountFen: 60 } } }),
});
const stateOf = (id: string) =>
  city.context.db.rows(
    build('reward_programmes').select('version', 'state', 'name').where({ id }).orderBy('version'),
  );

describe('a draft of the rules', () => {
  test('is one version, however often it is pressed, also when the first answer was lost', async () => {
    const body = draft('pressed');
    const thrice = () => Promise.all([one, one, one].map((desk) => desk.saveProgramme({ body })));
    const saved = [...(await thrice()), ...(await thrice())];
    expect(saved.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1, 1]);
    // Nobody heard of the first press; the words were changed before the second.
    const second = { ...body, name: '改过的', saveNth: 2 };
    expect(await one.saveProgramme({ body: second })).toMatchObject({ version: 1, name: '改过的' });
    // The first one comes once more, from wherever it was held up.
    await expect(one.saveProgramme({ body })).rejects.toMatchObject({ code: 'programme_moved' });
    expect(await stateOf('pressed')).toEqual([{ version: 1, state: 'draft', name: '改过的' }]);
    // Another form is another draft, and somebody else's form is not theirs to go on with.
    const other = await one.saveProgramme({ body: { ...second, ...press() } });
    expect(other.version).toBe(2);
    await expect(
      two.saveProgramme({ body: { ...second, name: '别人的', saveNth: 3 } }),
    ).rejects.toMatchObject({ code: 'programme_moved' });
  });

  test('that was meant for another programme at first leaves no second draft behind', async () => {
    const body = draft('meant');
    await one.saveProgramme({ body });
    const moved = { ...body, id: 'instead', saveNth: 2 };
    expect(await one.saveProgramme({ body: moved })).toMatchObject({ id: 'instead', version: 1 });
    expect(await stateOf('meant')).toEqual([{ version: 1, state: 'discarded', name: '新规则' }]);
    await expect(one.saveProgramme({ body })).rejects.toMatchObject({ code: 'programme_moved' });
    expect(await stateOf('instead')).toEqual([{ version: 1, state: 'draft', name: '新规则' }]);
  });

  test('is written on again by the form whose first answer was lost, and by no form that read another text', async () => {
    const { id, version, sha256 } = await one.saveProgramme({ body: draft('again') });
    const body = { ...draft(id, version), basedOn: sha256, name: '第一次' };
    await one.saveProgramme({ body });
    const again = { ...body, name: '第二次', saveNth: 2 };
    expect(await one.saveProgramme({ body: again })).toMatchObject({ version, name: '第二次' });
    await expect(
      two.saveProgramme({ body: { ...body, ...press(), name: '没看过' } }),
    ).rejects.toMatchObject({ code: 'programme_moved' });
  });
});
