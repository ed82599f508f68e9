import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply, type Vendor } from '../lib/exchange.ts';
import { faultOrder } from '../lib/faults.ts';
import { confirmPageOrder } from '../pay/payee.ts';
import { PayRefusal } from '../pay/refusal.ts';
import { configShape } from '../world.ts';
import type { Control } from './operations.ts';

const LAST = 200;

/** The calls of the mini-program's H5 stand-in, which runs in a browser on another origin. */
const FROM_BROWSERS = [
  '/weixin/codes',
  '/weixin/phone-codes',
  '/weixin/subscribe',
  '/pay/confirm-page',
];

export const isForBrowsers = ({ path }: Exchange) => FROM_BROWSERS.includes(path);

/** A website that somebody has open beside the sandbox must not press its buttons. */
function isForeign(exchange: Exchange): boolean {
  const { origin, host } = exchange.headers;
  return origin !== undefined && !isForBrowsers(exchange) && origin !== `http://${host}`;
}

type Handler = (body: unknown) => unknown;

const bill = z.object({ outBillNo: z.string(), failReason: z.string().optional() });
const codeOrder = z.object({
  openid: z.string().min(1).max(64),
  unionid: z.string().optional(),
});
const phoneOrder = z.object({ openid: z.string().min(1), phone: z.string().regex(/^\d{11}$/) });
const choices = z.record(z.string(), z.enum(['accept', 'reject', 'ban']));
// Without the defaults: a change of one setting must not reset the others.
const configChange = z.strictObject(
  Object.fromEntries(
    Object.entries(configShape.shape).map(([name, shape]) => [name, shape.unwrap().optional()]),
  ),
);

function gets(control: Control): Record<string, () => unknown> {
  return {
    '/config': control.config,
    '/clock': () => ({ now: control.now() }),
    '/faults': control.faults,
    '/pay/bills': () => control.bills().slice(-LAST),
    '/pay/callbacks': () => control.callbacks().slice(-LAST),
    '/pay/balance': control.balance,
    '/pay/movements': () => control.movements().slice(-LAST),
    '/pay/breaches': control.breaches,
    '/weixin/messages': () => control.messages().slice(-LAST),
    '/weixin/pushes': () => control.pushes().slice(-LAST),
    '/cos/objects': () => control.objects().slice(-LAST),
  };
}

function posts(control: Control): Record<string, Handler> {
  const onBill = (act: (outBillNo: string, failReason?: string) => unknown): Handler => {
    return (body) => {
      const { outBillNo, failReason } = bill.parse(body);
      return act(outBillNo, failReason);
    };
  };
  return {
    '/config': (body) => control.configure(configChange.parse(body)),
    '/clock': (body) => {
      control.forward(z.object({ forwardMs: z.int() }).parse(body).forwardMs);
      return { now: control.now() };
    },
    '/faults': (body) => control.addFault(faultOrder.parse(body)),
    '/faults/remove': (body) => control.removeFault(z.object({ id: z.string() }).parse(body).id),
    '/faults/clear': control.clearFaults,
    '/pay/confirm': onBill(control.confirm),
    '/pay/refuse': onBill(control.refuse),
    '/pay/unstick': onBill(control.unstick),
    '/pay/expire': (body) => {
      const order = z.object({ outBillNo: z.string(), lateMs: z.int().min(0).default(0) });
      const { outBillNo, lateMs } = order.parse(body);
      return control.expire(outBillNo, lateMs);
    },
    '/pay/confirm-page': (body) => control.confirmPage(confirmPageOrder.parse(body)),
    '/pay/top-up': (body) => control.topUp(z.object({ amountFen: z.int() }).parse(body).amountFen),
    '/weixin/codes': (body) => {
      const { openid, unionid } = codeOrder.parse(body);
      return { code: control.mintCode(openid, unionid) };
    },
    '/weixin/phone-codes': (body) => {
      const { openid, phone } = phoneOrder.parse(body);
      return { code: control.mintPhoneCode(openid, phone) };
    },
    '/weixin/subscribe': (body) => {
      const order = z.object({ openid: z.string(), choices }).parse(body);
      return control.subscribe(order.openid, order.choices);
    },
    '/weixin/risk': (body) => {
      const shape = z.object({ openid: z.string(), rank: z.int().min(0).max(4) });
      const { openid, rank } = shape.parse(body);
      return control.setRiskRank(openid, rank);
    },
    '/weixin/push-url': async (body) => ({
      ok: await control.setPushUrl(z.object({ url: z.url() }).parse(body).url),
    }),
  };
}

export function createControlRoutes(control: Control): Vendor {
  const readers = gets(control);
  const actions = posts(control);

  async function answer({ method, path, body }: Exchange): Promise<Reply> {
    const reader = method === 'GET' ? readers[path] : undefined;
    if (reader) return json(200, reader());
    const action = method === 'POST' ? actions[path] : undefined;
    if (!action) return json(404, { error: 'no such control' });
    return json(200, (await action(parseJson(body) ?? {})) ?? { ok: true });
  }

  return {
    identify: () => ({ operation: 'control' }),
    breakdown: () => json(500, {}),
    handle: (exchange) =>
      (isForeign(exchange)
        ? Promise.resolve(json(403, { error: 'not from there' }))
        : answer(exchange)
      ).catch((trouble: unknown) => {
        if (trouble instanceof z.ZodError) return json(400, { error: z.prettifyError(trouble) });
        if (trouble instanceof PayRefusal) return json(409, { error: trouble.message });
        throw trouble;
      }),
  };
}
