// The settings the API runs with on this machine: the sandbox's vendors, secrets made here, nothing shared.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { builtFolder } from './builds.mjs';
import { inData } from './paths.mjs';
import { SetupError } from './progress.mjs';

export const sandboxDir = inData('sandbox');
const vendorsFile = inData('sandbox', 'vendors.env');

export function forgetVendors() {
  fs.rmSync(vendorsFile, { force: true });
}

/** Whether the sandbox has said where it listens; it says so in one write. */
export const hasVendors = () =>
  (fs.statSync(vendorsFile, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** For the payout worker, who alone signs what goes to WeChat Pay. */
export const payoutEnvironment = (of) => ({ ...readVendors(), ...apiEnvironment(of) });

/** For the API, which neither has nor needs the merchant's private key. */
export function apiEnvironment({ databaseUrl, port, sandboxPort = 8090, publicUrl }) {
  return {
    // Production refuses stand-ins for the vendors, as it should.
    NODE_ENV: 'development',
    ...withoutMerchantKey(readVendors()),
    DATABASE_URL: databaseUrl,
    DATA_KEY_FILE: provideSecret('data-key'),
    // What was sent to WeChat Pay, written before every call: the memory that outlives a lost database.
    WXPAY_JOURNAL_DIR: inData('payout-journal'),
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    STATIC_ADMIN_DIR: builtFolder('admin'),
    STATIC_H5_DIR: builtFolder('h5'),
    // The H5 stand-in for WeChat asks the sandbox for login codes and the confirm page.
    CONNECT_ORIGINS: `http://localhost:${sandboxPort},http://127.0.0.1:${sandboxPort}`,
  };
}

export const withoutMerchantKey = (variables) =>
  Object.fromEntries(
    Object.entries(variables).filter(([name]) => !name.startsWith('WXPAY_MERCHANT_')),
  );

/** KEY=VALUE lines, as the sandbox writes them. */
export function parseVariables(text) {
  const lines = text.split('\n').filter((line) => line.includes('=') && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

function readVendors() {
  if (!hasVendors()) throw new SetupError('还没有沙箱配置，请先运行一次 npm start。');
  return parseVariables(fs.readFileSync(vendorsFile, 'utf8'));
}

/** 32 random bytes in a file only its owner may read, made once. */
function provideSecret(name) {
  const file = inData('secrets', name);
  fs.mkdirSync(inData('secrets'), { recursive: true, mode: 0o700 });
  if (!fs.existsSync(file)) {
    fs.writeFileSync(`${file}.tmp`, crypto.randomBytes(32).toString('hex'), { mode: 0o600 });
    fs.renameSync(`${file}.tmp`, file);
  }
  return file;
}
