import type { CaseReward } from '../contract/cases.ts';
import type { Config } from './config.ts';
import type { DomainEvents } from './domain-events.ts';
import type { Clock } from './lib/clock.ts';
import type { Database, Session } from './lib/db.ts';
import type { Events } from './lib/events.ts';
import type { Log } from './lib/log.ts';
import type { Seal } from './lib/seal.ts';
import type { Cos } from './vendors/cos/index.ts';
import type { WechatPay } from './vendors/wechat-pay/index.ts';
import type { WechatPlatform } from './vendors/wechat-platform/index.ts';

export type Vendors = { cos: Cos; wechatPay: WechatPay; wechatPlatform: WechatPlatform };

/** What cases show of rewards. Cases do not know the rewards; `build-context.ts` brings the two together. */
export type RewardQuestions = {
  rewardsOfCases(session: Session, caseIds: string[]): Promise<Map<string, CaseReward>>;
  /** What filing would book at the most, in fen; null when nothing, as for who did not agree to be paid. */
  rewardPreview(
    session: Session,
    rewardClass: string,
    now: Date,
    reporter?: { mayBePaid: boolean },
  ): Promise<number | null>;
};

/** Everything a command may use besides its input. Nothing is global. */
export type Context = {
  db: Database;
  clock: Clock;
  vendors: Vendors;
  events: Events<DomainEvents>;
  seal: Seal;
  rewards: RewardQuestions;
  config: Config;
  log: Log;
};
