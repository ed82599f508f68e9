import { createHmac, timingSafeEqual } from 'node:crypto';

/** `package_info`: opaque to the merchant, bound to one bill and one payee, and checkable without a table. */
export type PackageInfo = { outBillNo: string; openid: string; turn: number };

const macOf = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest();

export function sealPackage(secret: string, info: PackageInfo): string {
  const text = Buffer.from(JSON.stringify(info)).toString('base64url');
  return `${text}.${macOf(secret, text).toString('base64url')}`;
}

export function openPackage(secret: string, sealed: string): PackageInfo | null {
  const [text = '', mac = ''] = sealed.split('.');
  const given = Buffer.from(mac, 'base64url');
  const expected = macOf(secret, text);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as PackageInfo;
}
