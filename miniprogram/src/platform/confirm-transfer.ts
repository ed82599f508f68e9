import type { MyPayout } from '@suishoupai/api/contract';
import Taro from '@tarojs/taro';

export type Confirmation = NonNullable<MyPayout['confirmation']>;
/** `shown` never means paid: only the server's query of WeChat knows. */
export type ConfirmOutcome = 'shown' | 'closed' | 'unsupported';

type RequestMerchantTransfer = (options: Confirmation & { success(): void; fail(): void }) => void;
declare const wx: { requestMerchantTransfer?: RequestMerchantTransfer };

/** Raises WeChat's page where the payee taps 确认收款. Taro knows neither its type nor a promise of it. */
export function confirmTransfer(confirmation: Confirmation): Promise<ConfirmOutcome> {
  const request = wx.requestMerchantTransfer;
  if (!Taro.canIUse('requestMerchantTransfer') || !request) return Promise.resolve('unsupported');
  return new Promise((resolve) =>
    request({
      ...confirmation,
      success: () => resolve('shown'),
      fail: () => resolve('closed'),
    }),
  );
}
