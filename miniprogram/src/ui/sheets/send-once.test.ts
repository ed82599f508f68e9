import { CallFailed } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { sendOnce } from './send-once.ts';

const already = new CallFailed(409, { code: 'already_appealed', message: '已提出过' });
const lost = new CallFailed(0, { code: 'network', message: '网络不通' });
const refused = async (error: Error) => {
  throw error;
};

test('two taps send one thing', async () => {
  const once = sendOnce('already_appealed');
  let sent = 0;
  let arrive = () => {};
  const send = () =>
    new Promise<void>((resolve) => {
      sent += 1;
      arrive = resolve;
    });
  const first = once(send);
  expect(await once(send)).toBe('under_way');
  arrive();
  expect(await first).toBe('sent');
  expect(sent).toBe(1);
});

test('whose answer was lost is done when the next try hears “already”', async () => {
  const once = sendOnce('already_appealed');
  await expect(once(() => refused(lost))).rejects.toBe(lost);
  expect(await once(() => refused(already))).toBe('sent');
});

test('what somebody did long ago, and any other refusal, is said', async () => {
  await expect(sendOnce('already_appealed')(() => refused(already))).rejects.toBe(already);
  const once = sendOnce('already_appealed');
  await once(async () => undefined);
  await expect(once(() => refused(lost))).rejects.toBe(lost);
});
