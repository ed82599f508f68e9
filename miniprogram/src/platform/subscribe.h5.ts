import { currentDemoCitizen } from './login.h5.ts';
import { callSandbox } from './sandbox.h5.ts';

/** The demo citizen says yes to every message; without the stand-in none will come. */
export async function askToSubscribe(templateIds: string[]): Promise<void> {
  const choices = Object.fromEntries(templateIds.map((id) => [id, 'accept']));
  await callSandbox('/control/weixin/subscribe', {
    openid: currentDemoCitizen(),
    choices,
  }).catch(() => undefined);
}
