import type { Config } from './config.ts';
import type { DomainEvents } from './domain-events.ts';
import type { Clock } from './lib/clock.ts';
import type { Database } from './lib/db.ts';
import type { Events } from './lib/events.ts';
import type { Log } from './lib/log.ts';
import type { Seal } from './lib/seal.ts';
import type { Cos } from './vendors/cos/index.ts';
import type { WechatPay } from './vendors/wechat-pay/index.ts';
import type { WechatPlatform } from './vendors/wechat-platform/index.ts';

export type Vendors = { cos: Cos; wechatPay: WechatPay; wechatPlatform: WechatPlatform };

/** Everything a command may use besides its input. Nothing is global. */
export type Context = {
  db: Database;
  clock: Clock;
  vendors: Vendors;
  events: Events<DomainEvents>;
  seal: Seal;
  config: Config;
  log: Log;
};
