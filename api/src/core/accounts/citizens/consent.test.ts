import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { sha256 } from '../../../lib/ids.ts';
import { agree, callerWith, citizen, reportOf, staff } from '../../../testing/people.ts';
import { TERMS } from '../../../testing/small-city.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

const NEXT = { sections: [{ title: '奖励', words: ['一号', '二号'] }], news: '多了二号' };
const consentsOf = (citizenId: string) =>
  city.context.db.rows(build('consents').where('citizen_id', citizenId).orderBy('id'));
const meOf = async (person: { getCitizenMe: () => Promise<{ id: string }> }) =>
  (await person.getCitizenMe()).id;

describe('the terms', () => {
  test('are numbered texts: the same text is no new version, another is the next', async () => {
    const admin = await staff(city, 'admin');
    const first = await callerWith(city, {}).getTerms();
    expect(first).toMatchObject({ version: 1, sections: TERMS.sections });
    expect((await admin.publishTerms({ body: TERMS })).version).toBe(1);
    const second = await admin.publishTerms({ body: NEXT });
    expect(second).toMatchObject({ version: 2, sha256: sha256('奖励\n一号\n二号') });
    expect(await callerWith(city, {}).getTerms({ query: { version: 1 } })).toEqual(first);
    await expect(callerWith(city, {}).getTerms({ query: { version: 3 } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('of two admins who publish at once one gets the number, the other is told', async () => {
    const admin = await staff(city, 'admin');
    const tries = await Promise.allSettled(
      ['甲', '乙'].map((word) =>
        admin.publishTerms({
          body: { sections: [{ title: '奖励', words: [word] }], news: '' },
        }),
      ),
    );
    const versions = (
      await city.context.db.rows<{ version: number }>(build('terms').select('version'))
    ).map((row) => row.version);
    expect(new Set(versions).size).toBe(versions.length);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'terms_outdated' });
  });
});

describe('a consent', () => {
  test('is kept with the exact text, and what was said before is never overwritten', async () => {
    const person = await citizen(city, { mayBePaid: false, isUnder14: true });
    const id = await meOf(person);
    const [first] = await consentsOf(id);
    const terms = await person.getTerms();
    expect(first).toMatchObject({
      terms_version: terms.version,
      text_sha256: terms.sha256,
      may_be_paid: 0,
      is_under_14: 1,
    });
    // Turned fourteen, and now wants the rewards.
    const me = await agree(person, { mayBePaid: true, isUnder14: false });
    expect(me).toMatchObject({ mayBePaid: true, isUnder14: false, consentAsked: null });
    const rows = await consentsOf(id);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(first);
  });

  test('counts only for the text that is the newest, and is asked for again when there is a newer one', async () => {
    const person = await citizen(city);
    const old = await person.getTerms();
    const more = { sections: [{ title: '奖励', words: [`第 ${old.version + 1} 版`] }], news: '新' };
    await (await staff(city, 'admin')).publishTerms({ body: more });
    expect(await person.getCitizenMe()).toMatchObject({
      termsVersion: old.version,
      consentAsked: 'again',
      mayBePaid: true,
    });
    const said = { mayBePaid: true, isUnder14: false };
    for (const body of [
      { version: old.version, sha256: old.sha256, ...said },
      { version: old.version + 1, sha256: old.sha256, ...said },
    ])
      await expect(person.giveConsent({ body })).rejects.toMatchObject({ code: 'terms_outdated' });
    // A report needs a consent, not the newest.
    expect((await person.reportCase({ body: await reportOf(person) })).caseNo).toMatch(/^370700/);
    expect(await agree(person)).toMatchObject({ consentAsked: null });
  });

  test('to be paid needs the word about the age; to report alone does not', async () => {
    const person = await citizen(city, { agrees: false });
    expect(await person.getCitizenMe()).toMatchObject({ consentAsked: 'first', isUnder14: null });
    await expect(agree(person, { mayBePaid: true, isUnder14: null })).rejects.toMatchObject({
      code: 'invalid_input',
      paths: [{ path: 'isUnder14', message: '接收奖励须先声明是否年满 14 周岁' }],
    });
    expect(await agree(person, { mayBePaid: false, isUnder14: null })).toMatchObject({
      consentAsked: null,
      isUnder14: null,
    });
  });
});
