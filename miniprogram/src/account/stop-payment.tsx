import { api } from '../api.ts';
import { ask, tell } from '../platform/notices.ts';
import { Button } from '../ui/basics/button.tsx';
import { errorWords } from '../words/errors.ts';
import { stopWords } from './consent-state.ts';

/** Asks first, with the money that cannot be claimed afterwards. */
export function StopPayment({ isOff, onStop }: { isOff: boolean; onStop: () => Promise<unknown> }) {
  const stop = async () => {
    try {
      const isSure = await ask({
        title: '关闭收款',
        content: stopWords(await api.getWallet()),
        confirmText: '关闭',
        isAdverse: true,
      });
      if (isSure) await onStop();
    } catch (error) {
      await tell(errorWords(error));
    }
  };
  return (
    <Button id="stop-payment" kind="adverse" isOff={isOff} onTap={stop}>
      关闭收款
    </Button>
  );
}
