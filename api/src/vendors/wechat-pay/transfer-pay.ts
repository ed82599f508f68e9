import { randomBytes } from 'node:crypto';
import WxPay from 'wechatpay-node-v3';
import type { IPayRequest, Output } from 'wechatpay-node-v3/dist/define.js';
import type { Ipay } from 'wechatpay-node-v3/dist/lib/interface.js';

// The SDK knows only this host; its signature covers path and query, so the real base is swapped in after signing.
export const SIGN_HOST = 'https://api.mch.weixin.qq.com';

type Loose = Record<string, unknown>;
export type Answer = Output & { headers?: Headers; raw?: Buffer };

/** Sends what the SDK signed and keeps headers and exact bytes, without which no answer can be verified. */
export class PayHttp implements IPayRequest {
  base: string;
  timeoutMs: number;

  constructor(base: string, timeoutMs: number) {
    this.base = base;
    this.timeoutMs = timeoutMs;
  }

  async send(method: string, url: string, headers: Loose, body?: unknown): Promise<Answer> {
    try {
      const response = await fetch(url.replace(SIGN_HOST, this.base), {
        method,
        headers: headers as Record<string, string>,
        redirect: 'manual',
        signal: AbortSignal.timeout(this.timeoutMs),
        body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      });
      const raw = Buffer.from(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, raw };
    } catch (errRaw) {
      // No answer says nothing about the bill: status 0 is "in doubt", never "failed".
      return { status: 0, errRaw };
    }
  }

  get(url: string, headers: Loose): Promise<Answer> {
    return this.send('GET', url, headers);
  }

  post(url: string, body: unknown, headers: Loose): Promise<Answer> {
    return this.send('POST', url, headers, body);
  }

  upload(): Promise<Output> {
    throw new Error('not used');
  }
}

/** The SDK with transfer-bills, a correct signature for empty bodies, and the key id on every request. */
export class TransferPay extends WxPay {
  keyId: string;

  constructor(merchant: Ipay, keyId: string, keys: Record<string, string>) {
    super(merchant);
    this.keyId = keyId;
    // On WxPay itself: a table set on the subclass is never read, and with it filled nothing is ever downloaded.
    Object.assign(WxPay.certificates, keys);
  }

  protected override getHeaders(authorization: string, extra: Loose = {}) {
    return super.getHeaders(authorization, { 'Wechatpay-Serial': this.keyId, ...extra });
  }

  protected override buildAuthorization(method: string, url: string, body: unknown = ''): string {
    const { pathname, search } = new URL(url);
    const at = String(Math.floor(Date.now() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const message = `${method}\n${pathname}${search}\n${at}\n${nonce}\n${text}\n`;
    return this.getAuthorization(nonce, at, this.sha256WithRsa(message));
  }

  /** The body is the stored text and goes out byte for byte. */
  call(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer> {
    const url = SIGN_HOST + path;
    const authorization = this.buildAuthorization(method, url, body);
    const headers = this.getHeaders(authorization, { 'Content-Type': 'application/json' });
    return method === 'GET'
      ? this.httpService.get(url, headers)
      : this.httpService.post(url, body as unknown as Record<string, unknown>, headers);
  }
}
