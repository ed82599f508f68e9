import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActBody } from '../../contract/index.ts';
import { newId } from '../lib/ids.ts';
import { countStatements } from '../testing/count-statements.ts';
import { citizen, type Person, reportOf, staff, uploadPhoto } from '../testing/people.ts';
import { WEST } from '../testing/small-city.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

async function settled(inspector: Person, change: object = {}) {
  return {
    id: newId(new Date()),
    pickId: 'litter',
    text: '',
    beforePhotoIds: [await uploadPhoto(inspector)],
    afterPhotoIds: [await uploadPhoto(inspector)],
    place: { ...WEST.at, datum: 'wgs84' as const, accuracyM: 8, address: '' },
    capturedAt: null,
    ...change,
  };
}

describe('what an inspector settles on the spot', () => {
  it('is the cheapest request of all that make or move a case or its money', async () => {
    const [inspector, reporter] = [await staff(city, 'inspector'), await citizen(city)];
    const { db } = city.context;
    const quick = await settled(inspector);
    const report = await reportOf(reporter);
    const spent = (work: () => Promise<unknown>) => countStatements(db, work);
    const step = async (who: string, body: ActBody) => {
      const person = await staff(city, who);
      return spent(() => person.actOnCase({ params: { id: report.id }, body }));
    };
    // The city is read now and then, on nobody's account.
    await reporter.getCity();
    const cheapest = await spent(() => inspector.reportSelfHandled({ body: quick }));
    // Who is near gets the check.
    const here = { ...WEST.at, datum: 'wgs84', accuracyM: 8 } as const;
    await inspector.reportPosition({ body: here });
    const others: Record<string, number> = {
      report: await spent(() => reporter.reportCase({ body: report })),
      file: await step('acceptor', { action: 'accept_and_register', standardId: 's-litter' }),
      dispatch: await step('dispatcher', { action: 'dispatch', unitId: 'u-env' }),
      receive: await step('env_head', { action: 'receive', handlerId: 's-env_worker' }),
      submit: await step('env_worker', {
        action: 'submit_result',
        note: '已清理',
        photoIds: [await uploadPhoto(await staff(city, 'env_worker'))],
      }),
      feedback: await step('env_head', { action: 'feedback', note: '已处置' }),
      check: await step('inspector', {
        action: 'check_pass',
        photoIds: [await uploadPhoto(inspector)],
        position: here,
      }),
      close: await step('chief', { action: 'close' }),
      evaluate: await spent(() =>
        reporter.actOnMyCase({ params: { id: report.id }, body: { action: 'evaluate', stars: 5 } }),
      ),
    };
    const { reward } = await reporter.getMyCase({ params: { id: report.id } });
    const claim = { id: newId(new Date()), rewardId: reward.rewardId! };
    others.claim = await spent(() => reporter.claimReward({ body: claim }));
    for (const [name, statements] of Object.entries(others))
      expect(statements, name).toBeGreaterThan(cheapest);
  });

  it('costs the same number of statements with one photo or with six', async () => {
    const inspector = await staff(city, 'inspector');
    const photos = () => Promise.all([1, 2, 3].map(() => uploadPhoto(inspector)));
    const one = await settled(inspector);
    const six = await settled(inspector, {
      beforePhotoIds: await photos(),
      afterPhotoIds: await photos(),
    });
    const spent = async (body: typeof one) => {
      await inspector.getCity();
      return countStatements(city.context.db, () => inspector.reportSelfHandled({ body }));
    };
    expect(await spent(six)).toBe(await spent(one));
    const { photos: kept } = await inspector.getCase({ params: { id: six.id } });
    expect(kept.map((photo) => [photo.id, photo.role])).toEqual([
      ...six.beforePhotoIds.map((id) => [id, 'before']),
      ...six.afterPhotoIds.map((id) => [id, 'after']),
    ]);
  });

  it('is one case however often the phone sends it, and nobody else can send under its id', async () => {
    const inspector = await staff(city, 'inspector');
    const body = await settled(inspector);
    const first = await inspector.reportSelfHandled({ body });
    expect(await inspector.reportSelfHandled({ body })).toEqual(first);
    const other = await settled(inspector, { id: body.id });
    await expect(inspector.reportSelfHandled({ body: other })).rejects.toMatchObject({
      code: 'id_taken',
    });
  });

  it('is not proved by the picture of the problem, and a used picture proves nothing else', async () => {
    const inspector = await staff(city, 'inspector');
    const body = await settled(inspector);
    const [photo] = body.beforePhotoIds;
    const twice = inspector.reportSelfHandled({ body: { ...body, afterPhotoIds: [photo!] } });
    await expect(twice).rejects.toMatchObject({ code: 'photo_already_used' });
    await inspector.reportSelfHandled({ body });
    const again = await settled(inspector, { afterPhotoIds: body.afterPhotoIds });
    await expect(inspector.reportSelfHandled({ body: again })).rejects.toMatchObject({
      code: 'photo_already_used',
    });
  });

  it('is listed to its inspector for the day, page by page, with the number of the day', async () => {
    // Somebody who settled nothing in the stories above.
    const inspector = await staff(city, 'centre_both');
    for (let i = 0; i < 3; i++)
      await inspector.reportSelfHandled({ body: await settled(inspector) });
    const first = await inspector.listMySelfHandled({ query: { limit: 2 } });
    expect(first).toMatchObject({ todayCount: 3, items: [{ pick: { id: 'litter' } }, {}] });
    const rest = await inspector.listMySelfHandled({
      query: { limit: 2, cursor: first.nextCursor! },
    });
    const all = [...first.items, ...rest.items];
    expect(new Set(all.map((row) => row.id)).size).toBe(3);
    for (const row of all) expect(row.beforeUrl).not.toBe(row.afterUrl);

    city.clock.forward(8 * 3600_000);
    const nextDay = await staff(city, 'centre_both');
    expect(await nextDay.listMySelfHandled({})).toEqual({
      items: [],
      nextCursor: null,
      todayCount: 0,
    });
  });
});
