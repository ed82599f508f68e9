import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { databaseTokenStore } from './core/accounts/index.ts';
import { rewardOfCase, rewardPreview } from './core/rewards/index.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { openDatabase } from './lib/db.ts';
import { Events } from './lib/events.ts';
import { createLog } from './lib/log.ts';
import { createSeal } from './lib/seal.ts';
import { modules } from './modules.ts';
import { createCos } from './vendors/cos/index.ts';
import { createWechatPay } from './vendors/wechat-pay/index.ts';
import { createWechatPlatform } from './vendors/wechat-platform/index.ts';

/** Puts the house together: what every command gets, with the listeners of all parts registered. */
export function buildContext(config: Config, clock: Clock = systemClock): Context {
  const db = openDatabase(config.databaseUrl);
  const seal = createSeal(config.dataKey);
  const context: Context = {
    db,
    clock,
    seal,
    config,
    events: new Events(),
    log: createLog(config.logLevel),
    rewards: {
      rewardsOfCases: (session, ids) => rewardOfCase(session, clock.now(), ids),
      rewardPreview,
    },
    vendors: {
      cos: createCos(config.cos),
      wechatPay: createWechatPay(config.wechatPay),
      wechatPlatform: createWechatPlatform(config.wechat, databaseTokenStore(db, seal)),
    },
  };
  for (const module of modules) module.listen?.(context);
  return context;
}
