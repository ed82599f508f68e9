import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beijingDay, DAY_MS, startOfBeijingDay } from '../lib/business-clock.ts';
import { type Exchange, json, type Reply } from '../lib/exchange.ts';
import { FUND_FLOW } from '../lib/faults.ts';
import { refusal } from '../pay/refusal.ts';
import type { World } from '../world.ts';
import type { Account } from './account.ts';
import { movementsOf, writeFundFlow } from './fund-flow-file.ts';

const READY_AT_MS = 10 * 3_600_000;
const LINK_LIFE_MS = 5 * 60_000;
const KEPT_DAYS = 92;

type Offer = { file: Buffer; type: string; untilMs: number };

/** The daily bill: a signed offer with the hash, then the file itself under a link that dies soon. */
export function createFundFlow(world: World, account: Account) {
  const offers = new Map<string, Offer>();

  function linesOf(day: string) {
    const fault = world.faults.take('pay.fund-flow', FUND_FLOW, day);
    const age = world.clock.now() - startOfBeijingDay(day);
    if (fault?.kind === 'not_ready' || age < DAY_MS + READY_AT_MS) {
      throw refusal('STATEMENT_CREATING', '账单生成中');
    }
    const lines = movementsOf(day, account.movements(), fault);
    if (fault?.kind === 'no_statement' || lines.length === 0) {
      throw refusal('NO_STATEMENT_EXIST', '账单文件不存在');
    }
    return { lines, isHashWrong: fault?.kind === 'wrong_hash' };
  }

  return {
    offer({ query }: Exchange): Reply {
      const day = query.get('bill_date') ?? '';
      const tar = query.get('tar_type');
      const kind = query.get('account_type') ?? 'BASIC';
      const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(startOfBeijingDay(day));
      if (!isDay || day >= beijingDay(world.clock.now())) throw refusal('PARAM_ERROR', 'bill_date');
      if (world.clock.now() - startOfBeijingDay(day) > KEPT_DAYS * DAY_MS) {
        throw refusal('PARAM_ERROR', 'bill_date: 仅支持三个月内');
      }
      if (!['BASIC', 'OPERATION', 'FEES'].includes(kind))
        throw refusal('PARAM_ERROR', 'account_type');
      if (tar !== null && tar !== 'GZIP') throw refusal('PARAM_ERROR', 'tar_type');
      if (kind !== 'OPERATION') throw refusal('NO_STATEMENT_EXIST', '账单文件不存在');
      const { lines, isHashWrong } = linesOf(day);
      const text = Buffer.from(writeFundFlow(lines, world.credentials.mchid));
      const token = randomUUID();
      offers.set(token, {
        file: tar ? gzipSync(text) : text,
        type: tar ? 'application/x-gzip' : 'text/plain; charset=utf-8',
        untilMs: Date.now() + LINK_LIFE_MS,
      });
      const hash = createHash('sha1').update(isHashWrong ? 'another file' : text);
      return json(200, {
        hash_type: 'SHA1',
        hash_value: hash.digest('hex'),
        // Always the official host: the caller swaps it as for every other address.
        download_url: `https://api.mch.weixin.qq.com/v3/billdownload/file?token=${token}`,
      });
    },
    download({ query }: Exchange): Reply {
      const offer = offers.get(query.get('token') ?? '');
      if (!offer || offer.untilMs < Date.now()) throw refusal('INVALID_REQUEST', '下载链接已失效');
      return { status: 200, headers: { 'Content-Type': offer.type }, body: offer.file };
    },
  };
}
