import { currentDemoCitizen } from './login.h5.ts';
import { ask } from './notices.ts';
import { callSandbox } from './sandbox.h5.ts';

/** A browser has no WeChat: the demo citizen has a number of his or her own, and is asked as WeChat would. */
export async function getPhoneCode(): Promise<string | null> {
  const openid = currentDemoCitizen();
  const phone = demoPhoneOf(openid);
  const isAllowed = await ask({
    title: '模拟微信授权',
    content: `演示环境没有微信。点“允许”等于在微信里提供手机号 ${phone}。`,
    confirmText: '允许',
    cancelText: '不允许',
  });
  if (!isAllowed) return null;
  const { code } = await callSandbox<{ code: string }>('/control/weixin/phone-codes', {
    openid,
    phone,
  });
  return code;
}

/** Eleven digits that stay the same for the same citizen. */
function demoPhoneOf(openid: string): string {
  let sum = 0;
  for (const sign of openid) sum = (sum * 131 + sign.charCodeAt(0)) % 100_000_000;
  return `139${String(sum).padStart(8, '0')}`;
}
