import { constants, privateDecrypt } from 'node:crypto';
import { z } from 'zod';
import type { Exchange } from '../lib/exchange.ts';
import { parseJson } from '../lib/exchange.ts';
import type { World } from '../world.ts';
import { refusal } from './refusal.ts';

type Scene = { perceptions: readonly string[]; infos: readonly string[]; mayRedPacket: boolean };

const SCENES: Record<string, Scene> = {
  '1000': {
    perceptions: ['活动奖励', '现金奖励'],
    infos: ['活动名称', '奖励说明'],
    mayRedPacket: true,
  },
  '1002': { perceptions: ['行政补贴', '行政奖励'], infos: ['补贴类型'], mayRedPacket: false },
  '1005': { perceptions: [], infos: ['岗位类型', '报酬说明'], mayRedPacket: false },
  '1011': { perceptions: [], infos: [], mayRedPacket: false },
};

const MIN_FEN = 10;
const NAME_FROM_FEN = 200_000;
const NAME_MIN_FEN = 30;
const RED_PACKET_MAX_FEN = 20_000;

// Lengths are in characters, which for Chinese text is not the length of a JavaScript string in every case.
const text = (max: number) =>
  z.string().refine((value) => value.length > 0 && [...value].length <= max, `1 to ${max}`);

const createShape = z.strictObject({
  appid: text(32),
  out_bill_no: z.string().regex(/^[0-9A-Za-z]{1,32}$/),
  transfer_scene_id: text(36),
  openid: text(64),
  transfer_amount: z.int(),
  transfer_remark: text(32),
  transfer_scene_report_infos: z.array(
    z.strictObject({ info_type: text(15), info_content: text(32) }),
  ),
  notify_url: text(256).optional(),
  user_recv_perception: z.string().optional(),
  user_recv_style: z.strictObject({ type: z.enum(['CONFIRM_PAGE', 'RED_PACKET']) }).optional(),
  user_name: z.string().optional(),
});

export type CreateRequest = z.output<typeof createShape> & { plainName: string | null };

export function readCreate(world: World, exchange: Exchange): CreateRequest {
  const parsed = createShape.safeParse(parseJson(exchange.body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refusal('PARAM_ERROR', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const request = parsed.data;
  if (request.appid !== world.credentials.appid)
    throw refusal('PARAM_ERROR', 'appid与商户号不匹配');
  checkScene(request);
  checkAmount(world, request);
  if (request.notify_url) checkNotifyUrl(request.notify_url);
  return { ...request, plainName: readName(world, exchange, request) };
}

function checkScene(request: z.output<typeof createShape>) {
  const scene = SCENES[request.transfer_scene_id];
  if (!scene) throw refusal('PARAM_ERROR', '转账场景未开通');
  const sent = request.transfer_scene_report_infos.map((info) => info.info_type);
  if (sent.length !== scene.infos.length || scene.infos.some((name) => !sent.includes(name))) {
    throw refusal('PARAM_ERROR', `转账场景报备信息须为: ${scene.infos.join('、')}`);
  }
  const perception = request.user_recv_perception;
  if (perception !== undefined && !scene.perceptions.includes(perception)) {
    throw refusal('INVALID_REQUEST', '用户收款感知与转账场景不符');
  }
  if (request.user_recv_style?.type !== 'RED_PACKET') return;
  if (!scene.mayRedPacket) throw refusal('PARAM_ERROR', '该场景不支持红包样式');
  if (request.transfer_amount > RED_PACKET_MAX_FEN) throw refusal('PARAM_ERROR', '红包金额超限');
}

function checkAmount(world: World, request: z.output<typeof createShape>) {
  const amountFen = request.transfer_amount;
  if (amountFen < MIN_FEN) throw refusal('PARAM_ERROR', '转账金额不能小于0.10元');
  if (amountFen > world.config().singleMaxFen) throw refusal('INVALID_REQUEST', '超出单笔转账限额');
}

function checkNotifyUrl(value: string) {
  const url = URL.canParse(value) ? new URL(value) : null;
  // A stand-in on this computer has no certificate to offer, so plain http is let through for it alone.
  const isLocal = url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!url || url.search || value.includes('?') || url.pathname === '/') {
    throw refusal('PARAM_ERROR', 'notify_url须为不带参数的完整地址');
  }
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:')) {
    throw refusal('PARAM_ERROR', 'notify_url须为https');
  }
}

function readName(world: World, exchange: Exchange, request: z.output<typeof createShape>) {
  const { user_name: sealed, transfer_amount: amountFen } = request;
  if (sealed === undefined) {
    if (amountFen >= NAME_FROM_FEN) throw refusal('PARAM_ERROR', '2000元及以上须填写收款用户姓名');
    return null;
  }
  if (amountFen < NAME_MIN_FEN) throw refusal('PARAM_ERROR', '低于0.30元不支持校验姓名');
  const { publicKey, platform } = world.credentials;
  const named = exchange.headers['wechatpay-serial'];
  const pair = [publicKey, platform].find((one) => one.serial === named);
  if (!pair) throw refusal('PARAM_ERROR', '加密user_name须在Wechatpay-Serial中声明公钥ID');
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const key = { key: pair.keyPem, padding, oaepHash: 'sha1' };
    return privateDecrypt(key, Buffer.from(sealed, 'base64')).toString();
  } catch {
    throw refusal('PARAM_ERROR', 'user_name解密失败');
  }
}
