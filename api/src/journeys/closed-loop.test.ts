import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

describe('the closed loop', () => {
  let city: TestCity;
  beforeAll(async () => {
    // As in production: the API's database user cannot rewrite what is append-only.
    city = await startCity({ isLimited: true });
  });
  afterAll(() => city.stop());

  it('brings a report through all seven stages, and the reporter rates it once', async () => {
    const road = await Road.reported(city);
    await road.toChecked();
    const closed = await road.close();
    expect(closed.state).toBe('closed');
    expect(closed.events.map((event) => event.action)).toEqual([
      'report',
      'accept_and_register',
      'dispatch',
      'receive',
      'submit_result',
      'feedback',
      'check_pass',
      'close',
    ]);
    const rate = () =>
      road.reporter.actOnMyCase({
        params: { id: road.caseId },
        body: { action: 'evaluate', stars: 5, note: '很快' },
      });
    expect((await rate()).rating).toEqual({ stars: 5, words: '很快' });
    const again = road.reporter.actOnMyCase({
      params: { id: road.caseId },
      body: { action: 'evaluate', stars: 1, note: '反悔' },
    });
    await expect(again).rejects.toMatchObject({ code: 'already_evaluated', status: 409 });
  });

  it('not fixed means not closed: the case goes back, and one more rework is counted', async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    await road.receive();
    await road.submit();
    await road.feedback();
    const failed = await road.check(false);
    expect(failed).toMatchObject({ state: 'handling', reworkCount: 1 });
    await expect(road.close()).rejects.toMatchObject({ code: 'action_not_possible' });
    await road.submit();
    await road.feedback();
    await road.check();
    expect((await road.close()).state).toBe('closed');
  });

  it('a resend is the same case, and other content under its id is refused', async () => {
    const road = await Road.reported(city);
    const report = await reportOf(road.reporter);
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => road.reporter.reportCase({ body: report })),
    );
    const again = await road.reporter.reportCase({ body: report });
    expect(new Set(sent.map((one) => one.caseNo))).toEqual(new Set([again.caseNo]));
    expect(again.photos).toHaveLength(1);
    const other = road.reporter.reportCase({ body: { ...report, text: '换了内容' } });
    await expect(other).rejects.toMatchObject({ code: 'id_taken', status: 409 });
  });
});
