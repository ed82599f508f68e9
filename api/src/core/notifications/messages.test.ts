import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseStateNames } from '../../../contract/case-words.ts';
import { badValue } from '../../../sandbox/weixin/subscriptions.ts';
import { build } from '../../lib/db.ts';
import { runJob } from '../../lib/jobs.ts';
import { jobs } from '../../modules.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { progressMessage, rewardMessage } from './messages.ts';

const at = new Date('2026-11-20T08:05:00Z');

describe('messages to the reporter', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  it('fit WeChat’s limits in every state, however long the note', () => {
    for (const to of caseStateNames)
      expect(
        badValue(
          progressMessage({
            caseNo: '370700-20261120-00001',
            to,
            note: '很长的意见'.repeat(30),
            at,
          }),
        ),
        to,
      ).toBeNull();
    expect(badValue(rewardMessage({ amountFen: 12_345, at }))).toBeNull();
    expect(rewardMessage({ amountFen: 200, at }).amount1).toBe('2.00元');
    expect(progressMessage({ caseNo: 'x', to: 'closed', note: null, at }).time3).toBe(
      '2026-11-20 16:05',
    );
  });

  it('are sent once each to who asked for them; who did not ask is left in peace', async () => {
    const sendJob = jobs.find((job) => job.name === 'send-outbox')!;
    const road = await Road.reported(city);
    const { result } = { result: city.context.config.templates.progress };
    city.sandbox.control.subscribe(road.reporter.openid, { [result]: 'accept' });
    await road.file();
    await road.dispatch();
    await Promise.all([runJob(city.context, sendJob), runJob(city.context, sendJob)]);
    await runJob(city.context, sendJob);
    const sent = city.sandbox.control
      .messages()
      .filter((one) => one.openid === road.reporter.openid);
    // One acceptance, one message; the second step found no quota and that is no failure.
    expect(sent).toHaveLength(1);
    expect(sent[0]!.values).toMatchObject({ phrase2: '待派遣' });
    const states = await city.context.db.rows<{ state: string }>(build('outbox').select('state'));
    expect(new Set(states.map((one) => one.state))).toEqual(new Set(['done']));
  });
});
