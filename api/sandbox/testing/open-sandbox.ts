import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createCos } from '../../src/vendors/cos/index.ts';
import { createWechatPay } from '../../src/vendors/wechat-pay/index.ts';
import {
  createMemoryTokenStore,
  createWechatPlatform,
} from '../../src/vendors/wechat-platform/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../start-sandbox.ts';

// Nothing waits: what takes WeChat minutes happens within a heartbeat.
const QUICK = { settleAfterMs: 0, cancelAfterMs: 0, repeatScale: 0.0001, verdictAfterMs: 0 };
const PATIENCE_MS = 8000;

// Making three key pairs takes longer than most tests, so all sandboxes of a run are the same merchant.
let firstKeys: string | undefined;

function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  if (firstKeys) copyFileSync(firstKeys, join(dir, 'credentials.json'));
  return dir;
}

function keepKeys(dir: string) {
  if (firstKeys) return;
  const kept = join(mkdtempSync(join(tmpdir(), 'sandbox-keys-')), 'credentials.json');
  copyFileSync(join(dir, 'credentials.json'), kept);
  process.once('exit', () => rmSync(dirname(kept), { recursive: true, force: true }));
  firstKeys = kept;
}

export type OpenSandbox = Awaited<ReturnType<typeof openSandbox>>;

/** A sandbox of one's own, with the real clients pointed at it. */
export async function openSandbox(options: Partial<SandboxOptions> = {}) {
  const dir = options.dir ?? newDir();
  const config = { ...QUICK, ...options.config };
  const sandbox = await startSandbox({ port: 0, ...options, dir, config });
  keepKeys(dir);
  return { dir, sandbox, ...clientsOf(sandbox), close: () => close(sandbox, dir) };
}

export function clientsOf({ settings }: Sandbox, timeoutMs = PATIENCE_MS) {
  return {
    pay: createWechatPay({ ...settings.wechatPay, timeoutMs }),
    platform: createWechatPlatform(
      { ...settings.wechatPlatform, timeoutMs },
      createMemoryTokenStore(),
    ),
    cos: createCos(settings.cos),
  };
}

async function close(sandbox: Sandbox, dir: string) {
  await sandbox.stop();
  rmSync(dir, { recursive: true, force: true });
}

export type TransferChange = Record<string, unknown>;

let made = 0;

/** The stored request text of one reward of 5 yuan, with what a test wants different. */
export function transferText({ settings }: Sandbox, change: TransferChange = {}) {
  made += 1;
  const outBillNo = String(change.out_bill_no ?? `REWARD${String(made).padStart(6, '0')}A1`);
  const body = JSON.stringify({
    appid: settings.wechatPay.appid,
    out_bill_no: outBillNo,
    transfer_scene_id: '1000',
    openid: 'oCitizen1',
    transfer_amount: 500,
    transfer_remark: '随手拍奖励',
    transfer_scene_report_infos: [
      { info_type: '活动名称', info_content: '随手拍' },
      { info_type: '奖励说明', info_content: '案件立案奖励' },
    ],
    user_recv_perception: '现金奖励',
    ...change,
  });
  return { body, outBillNo };
}
