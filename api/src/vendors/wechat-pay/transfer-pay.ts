import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import WxPay from 'wechatpay-node-v3';
import type { IPayRequest, Output } from 'wechatpay-node-v3/dist/define.js';
import type { Ipay } from 'wechatpay-node-v3/dist/lib/interface.js';

// The SDK knows only this host; its signature covers path and query, so the real base is swapped in after signing.
export const SIGN_HOST = 'https://api.mch.weixin.qq.com';

const DOWNLOAD_TIMEOUT_MS = 120_000;
const MAX_FILE_BYTES = 512 * 1024 * 1024;

type Loose = Record<string, unknown>;
type Saved = { status: number; sha1: string };
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

  /** A file goes to disk as it arrives; status 0 means that it did not arrive whole. */
  async save(url: string, headers: Loose, file: string): Promise<Saved> {
    try {
      const response = await fetch(url.replace(SIGN_HOST, this.base), {
        headers: headers as Record<string, string>,
        redirect: 'manual',
        signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
      });
      if (response.status !== 200 || !response.body) return { status: response.status, sha1: '' };
      const hash = createHash('sha1');
      let bytes = 0;
      const watch = async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > MAX_FILE_BYTES) throw new Error('file too large');
          hash.update(chunk);
          yield chunk;
        }
      };
      const body = Readable.from(response.body as AsyncIterable<Uint8Array>);
      await pipeline(body, watch, createWriteStream(file));
      return { status: 200, sha1: hash.digest('hex') };
    } catch {
      return { status: 0, sha1: '' };
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

  download(url: string, file: string): Promise<Saved> {
    const headers = this.getHeaders(this.buildAuthorization('GET', url));
    return (this.httpService as PayHttp).save(url, headers, file);
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
