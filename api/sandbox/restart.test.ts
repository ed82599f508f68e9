import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createCos } from '../src/vendors/cos/index.ts';
import { createWechatPay } from '../src/vendors/wechat-pay/index.ts';
import { listen, until } from './testing/listen.ts';
import { openSandbox, transferText } from './testing/open-sandbox.ts';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function startProgram(dir: string, port: number) {
  const main = new URL('./main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, SANDBOX_PORT: String(port), SANDBOX_DIR: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toBe(`sandbox listening on http://localhost:${port}\n`);
  return child;
}

/** Reads the environment lines the way the API does. */
function clientsFrom(dir: string) {
  const env = parseEnv(readFileSync(join(dir, 'vendors.env'), 'utf8')) as Record<string, string>;
  const file = (name: string) => readFileSync(env[name]!, 'utf8');
  const pay = createWechatPay({
    baseUrl: env.WXPAY_BASE!,
    appid: env.WECHAT_APPID!,
    mchid: env.WXPAY_MCHID!,
    merchantSerial: env.WXPAY_MERCHANT_SERIAL!,
    merchantCertPem: file('WXPAY_MERCHANT_CERT_FILE'),
    merchantKeyPem: file('WXPAY_MERCHANT_KEY_FILE'),
    apiV3Key: file('WXPAY_APIV3_KEY_FILE'),
    keyId: env.WXPAY_KEY_ID!,
    keys: { [env.WXPAY_KEY_ID!]: file('WXPAY_PUBLIC_KEY_FILE') },
  });
  const cos = createCos({
    secretId: env.COS_SECRET_ID!,
    secretKey: env.COS_SECRET_KEY!,
    bucket: env.COS_BUCKET!,
    region: env.COS_REGION!,
    protocol: env.COS_PROTOCOL as 'http:',
    domain: env.COS_DOMAIN!,
  });
  return { pay, cos, appid: env.WECHAT_APPID! };
}

describe('the sandbox as a program', () => {
  it('has lost nothing it acknowledged when it is killed, and stops cleanly when asked', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const port = await freePort();
    const first = await startProgram(dir, port);
    const { pay, cos, appid } = clientsFrom(dir);
    const { body, outBillNo } = transferText({ settings: { wechatPay: { appid } } } as never);
    expect((await pay.createTransfer(body)).bill?.state).toBe('WAIT_USER_CONFIRM');
    await cos.put('report/kept.jpg', Buffer.from('photo'), 'image/jpeg');
    first.kill('SIGKILL');
    await once(first, 'exit');

    const second = await startProgram(dir, port);
    expect((await pay.createTransfer(body)).bill).toMatchObject({ outBillNo });
    expect(await cos.get('report/kept.jpg')).toEqual(Buffer.from('photo'));
    second.kill('SIGTERM');
    expect(await once(second, 'exit')).toEqual([0, null]);
    rmSync(dir, { recursive: true, force: true });
  });
});

describe('starting again on the same folder', () => {
  it('goes on with what was under way: faults, clock, codes, callbacks', async () => {
    let isUp = false;
    const ear = await listen(() => ({ status: isUp ? 200 : 500 }));
    const before = await openSandbox({ config: { repeatScale: 0.04 } });
    const { control } = before.sandbox;
    const code = control.mintCode('oCitizen1');
    control.addFault({ on: 'pay.query', kind: 'code', code: 'SYSTEM_ERROR', times: 2 });
    control.forward(3_600_000);
    const { body, outBillNo } = transferText(before.sandbox, { notify_url: ear.url });
    await before.pay.createTransfer(body);
    control.confirm(outBillNo);
    await until(() => control.callbacks()[0]?.attempts.length === 1);
    const { movements, balance } = { movements: control.movements(), balance: control.balance() };
    await before.sandbox.stop();

    isUp = true;
    const after = await openSandbox({ dir: before.dir, config: { repeatScale: 0.04 } });
    await until(() => after.sandbox.control.callbacks()[0]?.nextAtMs === null);
    expect(after.sandbox.control.movements()).toEqual(movements);
    expect(after.sandbox.control.balance()).toEqual(balance);
    expect(after.sandbox.control.now().getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    expect(after.sandbox.control.faults()).toMatchObject([{ kind: 'code', times: 2 }]);
    expect(await after.platform.codeToSession(code)).toMatchObject({ openid: 'oCitizen1' });
    const [callback] = after.sandbox.control.callbacks();
    expect(callback?.attempts.at(0)?.http).toBe(500);
    expect(callback?.attempts.at(-1)?.http).toBe(200);
    ear.close();
    await after.close();
  });

  it('drops a line that was being written when the power went', async () => {
    const before = await openSandbox();
    await before.cos.put('report/a.jpg', Buffer.from('a'), 'image/jpeg');
    await before.sandbox.stop();
    appendFileSync(join(before.dir, 'journal.jsonl'), '[{"t":"objects","k":"report/b.j');
    const after = await openSandbox({ dir: before.dir });
    expect(after.sandbox.control.objects().map(({ key }) => key)).toEqual(['report/a.jpg']);
    await after.cos.put('report/c.jpg', Buffer.from('c'), 'image/jpeg');
    await after.sandbox.stop();
    const third = await openSandbox({ dir: before.dir });
    expect(third.sandbox.control.objects()).toHaveLength(2);
    await third.close();
  });
});
