import type { Context } from '../context.ts';
import { build, type Session } from './db.ts';
import { newId } from './ids.ts';
import type { Job } from './jobs.ts';

/** Carries out one message. Throwing means: again later. Every receiver must bear a repeat. */
export type OutboxHandler = (
  context: Context,
  payload: unknown,
  messageId: string,
) => Promise<void>;

type Message = { id: string; kind: string; payload: string; attempts: number };

const MAX_ATTEMPTS = 8;
const BATCH = 50;

/** Writes an effect that reaches beyond the database, in the transaction it belongs to. */
export async function putInOutbox(
  session: Session,
  now: Date,
  kind: string,
  payload: Record<string, unknown>,
): Promise<void> {
  await session.write(
    build('outbox').insert({
      id: newId(now),
      kind,
      payload: JSON.stringify(payload),
      state: 'waiting',
      attempts: 0,
      due_at: now,
      made_at: now,
    }),
  );
}

/** Sends what is due; under a lease, so two instances never send the same batch. */
export function outboxJob(handlers: Record<string, OutboxHandler>): Job {
  return {
    name: 'send-outbox',
    schedule: '*/2 * * * * *',
    leaseSeconds: 60,
    run: async (context, run) => {
      const due = await context.db.rows<Message>(
        build('outbox')
          .select('id', 'kind', 'payload', 'attempts')
          .where('state', 'waiting')
          .andWhere('due_at', '<=', context.clock.now())
          .orderBy('due_at')
          .limit(BATCH),
      );
      let sent = 0;
      for (const message of due) {
        if (!(await run.isMine(context.db))) break;
        if (await deliver(context, handlers, message)) sent++;
      }
      return due.length > 0 ? `sent ${sent} of ${due.length} messages` : '';
    },
  };
}

async function deliver(
  context: Context,
  handlers: Record<string, OutboxHandler>,
  message: Message,
): Promise<boolean> {
  const handler = handlers[message.kind];
  try {
    if (!handler) throw new Error(`nobody handles ${message.kind}`);
    await handler(context, JSON.parse(message.payload), message.id);
    await settle(context, message, { state: 'done' });
    return true;
  } catch (error) {
    const attempts = message.attempts + 1;
    const isOver = attempts >= MAX_ATTEMPTS;
    const dueAt = new Date(
      context.clock.now().getTime() + Math.min(3600, 5 * 2 ** attempts) * 1000,
    );
    await settle(context, message, { state: isOver ? 'given_up' : 'waiting', due_at: dueAt });
    context.log.warn({ message: message.id, kind: message.kind, attempts, err: error }, 'not sent');
    return false;
  }
}

async function settle(context: Context, message: Message, change: object): Promise<void> {
  await context.db.write(
    build('outbox')
      .where({ id: message.id, state: 'waiting' })
      .update({ ...change, attempts: message.attempts + 1 }),
  );
}
