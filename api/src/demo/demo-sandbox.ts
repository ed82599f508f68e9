/** The stand-ins' control port: it plays the people that a real city has. */
export type DemoSandbox = {
  mintCode(openid: string): Promise<string>;
  setClock(to: Date): Promise<void>;
  /** The payee taps 确认收款 for the newest bill of a reward. */
  confirm(rewardId: string): Promise<void>;
};

export function openDemoSandbox(controlUrl: string): DemoSandbox {
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> => {
    const response = await fetch(controlUrl + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`sandbox ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    mintCode: async (openid) =>
      (await call<{ code: string }>('POST', '/weixin/codes', { openid })).code,
    setClock: async (to) => {
      const { now } = await call<{ now: string }>('GET', '/clock');
      await call('POST', '/clock', { forwardMs: to.getTime() - Date.parse(now) });
    },
    confirm: async (rewardId) => {
      await call('POST', '/pay/confirm', { outBillNo: `${rewardId}A1` });
    },
  };
}
