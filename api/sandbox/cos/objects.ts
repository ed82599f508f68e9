import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../lib/business-clock.ts';
import type { World } from '../world.ts';

export type StoredObject = {
  key: string;
  bytes: number;
  contentType: string;
  etag: string;
  storedAtMs: number;
};

type Rule = { prefix: string; days: number };

export type Objects = ReturnType<typeof createObjects>;

/** Bytes as files, everything else as rows; a file is on disk before its row says so. */
export function createObjects(world: World, dir: string) {
  const table = world.journal.table<StoredObject>('objects');
  const lifecycle = world.journal.table<string>('lifecycle');
  mkdirSync(dir, { recursive: true });
  const fileOf = (key: string) => join(dir, createHash('sha256').update(key).digest('hex'));

  function remove(key: string) {
    table.remove(key);
    rmSync(fileOf(key), { force: true });
  }

  return {
    find: (key: string) => table.get(key),
    list: () => table.values(),
    read: (key: string) => readFileSync(fileOf(key)),
    remove,
    put(key: string, bytes: Buffer, contentType: string): StoredObject {
      const file = fileOf(key);
      writeFileSync(`${file}.new`, bytes, { flush: true });
      renameSync(`${file}.new`, file);
      const etag = createHash('md5').update(bytes).digest('hex');
      const storedAtMs = world.clock.now();
      const stored = { key, bytes: bytes.length, contentType, etag, storedAtMs };
      table.put(key, stored);
      return stored;
    },
    lifecycle: () => lifecycle.get('xml'),
    setLifecycle: (xml: string | null) =>
      xml === null ? lifecycle.remove('xml') : lifecycle.put('xml', xml),
    /** Removes what a rule has let expire. */
    tick() {
      for (const rule of rulesOf(lifecycle.get('xml') ?? '')) {
        for (const { key, storedAtMs } of table.values()) {
          const isOld = world.clock.now() - storedAtMs >= rule.days * DAY_MS;
          if (isOld && key.startsWith(rule.prefix)) remove(key);
        }
      }
    },
  };
}

function rulesOf(xml: string): Rule[] {
  return [...xml.matchAll(/<Rule>(.*?)<\/Rule>/gs)].flatMap(([, rule = '']) => {
    const days = /<Expiration>.*?<Days>(\d+)<\/Days>.*?<\/Expiration>/s.exec(rule)?.[1];
    const prefix = /<Prefix>(.*?)<\/Prefix>/s.exec(rule)?.[1];
    const isOn = rule.includes('<Status>Enabled</Status>');
    return isOn && days && prefix ? [{ prefix, days: Number(days) }] : [];
  });
}
