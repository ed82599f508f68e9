// The demo city's data: written once, and only whole; what was cut short is begun anew.
import fs from 'node:fs';
import { stopEmbeddedMariadb } from './embedded-mariadb.mjs';
import { inData } from './paths.mjs';
import { SetupError, say } from './progress.mjs';

const unfinished = inData('seeding');
const accounts = inData('demo-accounts.json');
const EVERYTHING = [
  'mariadb',
  'sandbox',
  'secrets',
  'payout-journal',
  'demo-accounts.json',
  'seeding',
];

/** Stops the private database and removes all that belongs to the city; builds and logs stay. */
export async function forgetCity() {
  await stopEmbeddedMariadb(inData('mariadb'));
  for (const name of EVERYTHING) fs.rmSync(inData(name), { recursive: true, force: true });
}

/** Nobody has used a city that was never finished, so it may go. */
export async function forgetUnfinishedCity() {
  if (!fs.existsSync(unfinished)) return;
  if (process.env.DATABASE_URL) {
    throw new SetupError(
      '上次演示数据没有写完：请清空 DATABASE_URL 指向的数据库，删除 .data/seeding，再启动。',
    );
  }
  say('  ✓ 上次演示数据没有写完，这次重新生成');
  await forgetCity();
}

/** Runs `seed`; until it has succeeded once, a run that is cut short is remembered. */
export async function seedWhole(seed) {
  if (!fs.existsSync(accounts)) fs.writeFileSync(unfinished, '');
  await seed();
  fs.rmSync(unfinished, { force: true });
}

export const demoAccounts = () =>
  fs.existsSync(accounts) ? JSON.parse(fs.readFileSync(accounts, 'utf8')) : [];
