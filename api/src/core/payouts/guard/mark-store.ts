import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { build, type Session } from '../../../lib/db.ts';
import type { Mark, Sight } from './compare-marks.ts';

const shape = z.object({
  worker: z.string(),
  identity: z.string(),
  databaseAt: z.number(),
  beats: z.number(),
  upS: z.number().default(0),
  isAtRest: z.boolean().default(false),
});

const fileIn = (directory: string) => join(directory, 'last-mark.json');

export async function readMark(directory: string): Promise<Mark | null> {
  try {
    return shape.parse(JSON.parse(await readFile(fileIn(directory), 'utf8')));
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/** All or nothing, and on the disk when this returns. */
export async function writeMark(directory: string, mark: Mark): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // A name of its own: two pumps may keep their marks at the same moment.
  const next = `${fileIn(directory)}.${randomUUID()}`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(mark));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, fileIn(directory));
}

export async function lookAtDatabase(session: Session, worker: string): Promise<Sight> {
  const [server] = await session.rows<{ Value: string }>(
    build.raw("SHOW GLOBAL VARIABLES WHERE Variable_name IN ('server_uuid', 'server_uid')"),
  );
  const before = await readUptime(session);
  const row = await session.first<{
    name: string;
    id: number;
    ro: number;
    at: Date;
    beats: number | null;
  }>(
    build.raw(
      'SELECT @@hostname AS name, @@server_id AS id, @@read_only AS ro, UTC_TIMESTAMP(3) AS at, (SELECT beats FROM payout_marks WHERE worker = ?) AS beats',
      [worker],
    ),
  );
  if (!row) throw new Error('the database says nothing of itself');
  return {
    identity: `${row.name} ${row.id} ${server?.Value ?? ''}`.trim(),
    isReadOnly: row.ro === 1,
    databaseAt: row.at.getTime(),
    upS: { before, after: await readUptime(session) },
    beats: row.beats,
  };
}

async function readUptime(session: Session): Promise<number> {
  const row = await session.first<{ Value: string }>(build.raw("SHOW GLOBAL STATUS LIKE 'Uptime'"));
  return Number(row?.Value ?? 0);
}

/** The row is committed before the file says so: a file that is ahead of it means lost commits. */
export async function writeBeat(session: Session, worker: string, beats: number, now: Date) {
  await session.write(
    build('payout_marks')
      .insert({ worker, beats, beaten_at: now })
      .onConflict('worker')
      // Two pumps over one folder never take a beat back.
      .merge({ beats: build.raw('GREATEST(payout_marks.beats, ?)', [beats]), beaten_at: now }),
  );
}
