import { expect, test } from 'vitest';
import { closedWords, lossWords } from './closing-words.ts';

const year = new Date().getUTCFullYear();
const none = {
  ...{ owedFen: 0, returnedFen: 0, heldFen: 0, inPayoutFen: 0 },
  ...{ toConfirmFen: 0, confirmUntil: null },
};
const waiting = { toConfirmFen: 100, confirmUntil: `${year}-11-23T09:01:00.000Z` };

test('closing the account costs what was not claimed, and not what WeChat holds already', () => {
  expect(lossWords(none as never)).toBeNull();
  expect(lossWords({ ...none, owedFen: 200, heldFen: 100 } as never)).toContain(
    '您还有可领取 ¥2.00、待审核 ¥1.00，注销后不能再领取',
  );
  const words = lossWords({ ...none, ...waiting } as never);
  expect(words).toContain('待您确认的 ¥1.00 仍可在微信里于 11月23日 17:01 前确认');
  expect(words).not.toContain('注销后不能再领取');
});

test('what can be confirmed no more is lost, and no hour is named', () => {
  const words = lossWords({ ...none, toConfirmFen: 100 } as never);
  expect(words).toContain('已过确认时间 ¥1.00，注销后不能再领取');
  expect(words).not.toContain('前确认');
});

test('afterwards the person reads once more what waits in WeChat', () => {
  expect(closedWords(none as never)).toBe('账号已注销');
  expect(closedWords({ ...none, ...waiting } as never)).toContain('11月23日 17:01 前确认');
});
