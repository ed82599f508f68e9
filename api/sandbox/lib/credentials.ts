import { randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import selfsigned from 'selfsigned';

type KeyPair = { certPem: string; keyPem: string; publicPem: string; serial: string };

export type Credentials = {
  appid: string;
  appSecret: string;
  mchid: string;
  apiV3Key: string;
  merchant: KeyPair;
  /** The WeChat Pay public key every new merchant gets. */
  publicKey: KeyPair;
  /** The platform certificate of older merchants, for the time of change-over. */
  platform: KeyPair;
  cosSecretId: string;
  cosSecretKey: string;
  pushToken: string;
  pushAesKey: string;
};

/** Made once and kept, so that a restarted sandbox still knows its merchant. */
export async function keepCredentials(dir: string): Promise<Credentials> {
  const file = join(dir, 'credentials.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  const made = await makeCredentials();
  mkdirSync(dir, { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return made;
}

async function makeCredentials(): Promise<Credentials> {
  const hex = (bytes: number) => randomBytes(bytes).toString('hex');
  const [merchant, publicKey, platform] = await Promise.all([
    makeKeyPair('demo merchant'),
    makeKeyPair('wechat pay public key'),
    makeKeyPair('wechat pay platform'),
  ]);
  return {
    appid: `wx${hex(8)}`,
    appSecret: hex(16),
    mchid: `19${String(randomBytes(4).readUInt32BE() % 1e8).padStart(8, '0')}`,
    apiV3Key: hex(16),
    merchant,
    publicKey: { ...publicKey, serial: `PUB_KEY_ID_01${BigInt(`0x${hex(12)}`)}` },
    platform,
    cosSecretId: `AKID${hex(16)}`,
    cosSecretKey: hex(16),
    pushToken: hex(12),
    pushAesKey: randomBytes(32).toString('base64').replace('=', ''),
  };
}

async function makeKeyPair(commonName: string): Promise<KeyPair> {
  const now = Date.now();
  const made = await selfsigned.generate([{ name: 'commonName', value: commonName }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now - 86_400_000),
    notAfterDate: new Date(now + 5 * 365 * 86_400_000),
  });
  const certificate = new X509Certificate(made.cert);
  return {
    certPem: made.cert,
    keyPem: made.private,
    publicPem: String(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
    serial: certificate.serialNumber.toUpperCase(),
  };
}
