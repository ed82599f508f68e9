import Taro from '@tarojs/taro';
import type { Confirmation, ConfirmOutcome } from './confirm-transfer.ts';
import { callSandbox } from './sandbox.h5.ts';

export type { Confirmation, ConfirmOutcome };

/** Plays WeChat's confirmation page: the tap is told to the program that stands in for WeChat Pay. */
export async function confirmTransfer(confirmation: Confirmation): Promise<ConfirmOutcome> {
  const { confirm } = await Taro.showModal({
    title: '模拟微信确认页',
    content: '演示环境没有微信。点“确认收款”等于在微信里确认这笔奖励。',
    confirmText: '确认收款',
    cancelText: '取消',
    confirmColor: '#07883f',
  });
  const order = { ...confirmation, act: confirm ? 'confirm' : 'close' };
  const { ok } = await callSandbox<{ ok: boolean }>('/control/pay/confirm-page', order);
  return ok ? 'shown' : 'closed';
}
