import { randomUUID } from 'node:crypto';
import cron from 'node-cron';
import type { Context } from '../context.ts';
import { build, type Database, type Session } from './db.ts';

/** What a run may know: it must stop when `isMine` says that somebody newer works. */
export type JobRun = { isMine(session: Session): Promise<boolean> };

export type Job = {
  /** kebab-case; the name of the lease row. */
  name: string;
  /** Cron in Asia/Shanghai, with seconds. The bell only wakes; what has to be done is a row that is due. */
  schedule: string;
  /** How long one run may take before another instance may take over. */
  leaseSeconds: number;
  /** Which process runs it: the payout worker alone can sign requests to WeChat Pay. */
  process?: 'payout-worker';
  /** Returns a short sentence for the log. */
  run(context: Context, run: JobRun): Promise<string>;
};

/** Runs the job if no other instance does; returns null when one does. */
export async function runJob(context: Context, job: Job): Promise<string | null> {
  const holder = randomUUID();
  const token = await takeLease(context.db, job, holder);
  if (token === null) return null;
  try {
    return await job.run(context, { isMine: (session) => holdsLease(session, job.name, token) });
  } finally {
    await context.db.write(
      build('job_leases')
        .where({ name: job.name, holder })
        .update({ expires_at: build.raw('UTC_TIMESTAMP(3)') }),
    );
  }
}

/** Rings the bell for every job; stops ringing on `stop()` and waits for runs under way. */
export function startJobs(context: Context, jobs: readonly Job[]) {
  const running = new Set<Promise<void>>();
  const tasks = jobs.map((job) =>
    cron.schedule(
      job.schedule,
      () => {
        const run = ring(context, job).finally(() => running.delete(run));
        running.add(run);
      },
      { name: job.name, timezone: 'Asia/Shanghai', noOverlap: true },
    ),
  );
  return {
    stop: async () => {
      await Promise.all(tasks.map(async (task) => task.stop()));
      await Promise.all(running);
    },
  };
}

async function ring(context: Context, job: Job): Promise<void> {
  const startedAt = Date.now();
  try {
    const said = await runJob(context, job);
    if (said) context.log.info({ job: job.name, ms: Date.now() - startedAt }, said);
  } catch (error) {
    context.log.error({ job: job.name, err: error }, 'job failed');
  }
}

// Times come from the database clock, so that clocks of two hosts need not agree.
async function takeLease(db: Database, job: Job, holder: string): Promise<number | null> {
  await db.write(
    build('job_leases')
      .insert({ name: job.name, holder: '', token: 0, expires_at: '2000-01-01 00:00:00.000' })
      .onConflict('name')
      .ignore(),
  );
  const won = await db.write(
    build('job_leases')
      .where('name', job.name)
      .whereRaw('expires_at <= UTC_TIMESTAMP(3)')
      .update({
        holder,
        token: build.raw('token + 1'),
        expires_at: build.raw('UTC_TIMESTAMP(3) + INTERVAL ? SECOND', [job.leaseSeconds]),
      }),
  );
  if (won !== 1) return null;
  const row = await db.first<{ token: number }>(
    build('job_leases').select('token').where({ name: job.name, holder }),
  );
  return row?.token ?? null;
}

// The lease row is written, not only read: across nodes of a cluster a lock alone protects nothing.
async function holdsLease(session: Session, name: string, token: number): Promise<boolean> {
  const matched = await session.write(
    build('job_leases')
      .where({ name, token })
      .update({ beats: build.raw('beats + 1') }),
  );
  return matched === 1;
}
