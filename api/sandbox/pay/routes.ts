import { createCipheriv, randomBytes } from 'node:crypto';
import type { createFundFlow } from '../account/fund-flow.ts';
import { DAY_MS, rfc3339 } from '../lib/business-clock.ts';
import { type Exchange, json, parseJson, type Reply, type Vendor } from '../lib/exchange.ts';
import { PAY_ANSWER } from '../lib/faults.ts';
import type { World } from '../world.ts';
import type { Bill } from './bill.ts';
import type { Bills } from './bills.ts';
import type { Callbacks } from './callbacks.ts';
import { sealPackage } from './package-info.ts';
import type { createPayee } from './payee.ts';
import { readCreate } from './read-create.ts';
import { PayRefusal, refusal, refusalReply } from './refusal.ts';
import { signAnswer } from './sign-answer.ts';
import { createRequestCheck } from './verify-request.ts';

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';
const KEPT_MS = 30 * DAY_MS;

type Parts = {
  bills: Bills;
  payee: ReturnType<typeof createPayee>;
  callbacks: Callbacks;
  fundFlow: ReturnType<typeof createFundFlow>;
};

type Call = { operation: string; subject?: string | undefined };

function callOf({ method, path, body }: Exchange): Call | null {
  const [, kind, number, verb] =
    new RegExp(`^${BILLS}/(out-bill-no|transfer-bill-no)/([^/]+)(/cancel)?$`).exec(path) ?? [];
  if (method === 'POST' && path === BILLS) {
    const sent = parseJson(body) as { out_bill_no?: string } | undefined;
    return { operation: 'pay.create', subject: sent?.out_bill_no };
  }
  if (method === 'GET' && number && !verb) return { operation: 'pay.query', subject: number };
  if (method === 'POST' && verb && kind === 'out-bill-no') {
    return { operation: 'pay.cancel', subject: number };
  }
  if (method === 'GET' && path === '/v3/bill/fundflowbill') return { operation: 'pay.fund-flow' };
  if (method === 'GET' && path === '/v3/billdownload/file') return { operation: 'pay.download' };
  if (method === 'GET' && path === '/v3/certificates') return { operation: 'pay.certificates' };
  return null;
}

export function createPayRoutes(world: World, parts: Parts): Vendor {
  const whyNotSigned = createRequestCheck(world);
  const isTooFast = createRateCheck(world);

  async function answer(exchange: Exchange, call: Call): Promise<Reply> {
    const { operation, subject } = call;
    if (isTooFast(operation)) throw tooFast(operation);
    const fault = world.faults.take(operation, ['code'], subject);
    if (fault) throw refusal(fault.code ?? 'SYSTEM_ERROR', '按要求返回的错误', fault.status);
    if (operation === 'pay.create') return create(world, parts, exchange);
    if (operation === 'pay.query')
      return json(200, queryBody(world, findBill(world, parts, exchange)));
    if (operation === 'pay.cancel') return cancel(parts, exchange, subject ?? '');
    if (operation === 'pay.fund-flow') return parts.fundFlow.offer(exchange);
    if (operation === 'pay.download') return parts.fundFlow.download(exchange);
    return certificates(world);
  }

  return {
    identify: (exchange) => callOf(exchange) ?? { operation: 'pay.unknown' },
    breakdown: () => json(500, { code: 'SYSTEM_ERROR', message: '系统异常' }),
    async handle(exchange) {
      const why = whyNotSigned(exchange);
      if (why) return refusalReply(refusal('SIGN_ERROR', `签名错误: ${why}`));
      const call = callOf(exchange);
      if (!call) return refusalReply(refusal('RESOURCE_NOT_EXISTS', '接口不存在'));
      const reply = await answer(exchange, call).catch((trouble: unknown) => {
        if (trouble instanceof PayRefusal) return refusalReply(trouble);
        throw trouble;
      });
      if (call.operation === 'pay.download' && reply.status === 200) return reply;
      const spoil = world.faults.take(call.operation, PAY_ANSWER, call.subject);
      return signAnswer(world, exchange, reply, spoil);
    },
  };
}

async function create(world: World, parts: Parts, exchange: Exchange): Promise<Reply> {
  const request = readCreate(world, exchange);
  const bill = parts.bills.findOrOpen(request, exchange.body.toString());
  const reply = json(200, createBody(world, parts.bills, bill));
  if (world.faults.take('pay.create', ['callback_first'], bill.outBillNo)) {
    parts.payee.confirm(bill.outBillNo);
    world.journal.flush();
    await parts.callbacks.deliver(bill.outBillNo);
  }
  return reply;
}

function createBody(world: World, bills: Bills, bill: Bill) {
  const turn = bill.packageCount + 1;
  const isWaiting = bill.state === 'WAIT_USER_CONFIRM';
  if (isWaiting) bills.save({ ...bill, packageCount: turn });
  const { outBillNo, openid } = bill;
  const sealed = sealPackage(world.credentials.appSecret, { outBillNo, openid, turn });
  return {
    out_bill_no: outBillNo,
    transfer_bill_no: bill.transferBillNo,
    create_time: rfc3339(bill.createdAtMs),
    state: bill.state,
    ...(bill.failReason ? { fail_reason: bill.failReason } : {}),
    ...(isWaiting ? { package_info: sealed } : {}),
  };
}

function findBill(world: World, { bills }: Parts, { path }: Exchange): Bill {
  const number = decodeURIComponent(path.split('/').at(-1) ?? '');
  const found = path.includes('/out-bill-no/')
    ? bills.find(number)
    : bills.list().find((bill) => bill.transferBillNo === number);
  const isHidden = found && world.clock.now() - found.createdAtMs > KEPT_MS;
  if (!found || isHidden) throw refusal('NOT_FOUND', '记录不存在');
  return found;
}

function queryBody(world: World, bill: Bill) {
  return {
    mch_id: world.credentials.mchid,
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    appid: world.credentials.appid,
    state: bill.state,
    transfer_amount: bill.amountFen,
    transfer_remark: bill.remark,
    ...(bill.failReason ? { fail_reason: bill.failReason } : {}),
    openid: bill.openid,
    create_time: rfc3339(bill.createdAtMs),
    update_time: rfc3339(bill.updatedAtMs),
  };
}

function cancel(parts: Parts, exchange: Exchange, outBillNo: string): Reply {
  const isEmpty = exchange.body.length === 0 || exchange.body.toString() === '{}';
  if (!isEmpty) throw refusal('PARAM_ERROR', '撤销请求没有请求体');
  const bill = parts.payee.cancel(outBillNo);
  return json(200, {
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    state: bill.state,
    update_time: rfc3339(bill.updatedAtMs),
  });
}

function certificates(world: World): Reply {
  const { platform, apiV3Key } = world.credentials;
  if (world.config().keyMode === 'public_key')
    throw refusal('RESOURCE_NOT_EXISTS', '无可用的平台证书');
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from('certificate'));
  const sealed = [cipher.update(platform.certPem), cipher.final(), cipher.getAuthTag()];
  const ciphertext = Buffer.concat(sealed).toString('base64');
  const algorithm = 'AEAD_AES_256_GCM';
  const encrypt_certificate = { algorithm, nonce, associated_data: 'certificate', ciphertext };
  return json(200, { data: [{ serial_no: platform.serial, encrypt_certificate }] });
}

function createRateCheck(world: World) {
  const counts = new Map<string, number>();
  let second = 0;
  return (operation: string): boolean => {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) counts.clear();
    second = now;
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    const { callsPerSecond, cancelsPerSecond } = world.config();
    return count > (operation === 'pay.cancel' ? cancelsPerSecond : callsPerSecond);
  };
}

const tooFast = (operation: string) =>
  refusal(
    operation === 'pay.cancel' ? 'FREQUENCY_LIMIT_EXCEED' : 'FREQUENCY_LIMITED',
    '频率超限',
    429,
  );
