import { type InboxMessage, MAX_UNREAD } from '../../../contract/inbox.ts';
import { build, type Session } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import type { Told } from './words.ts';

/** One thing to tell one person. The same `eventKey` is told once, however often it happens to be said. */
export type Message = Told & {
  citizenId: string;
  eventKey: string;
  kind: string;
  /** `follow`: there is nothing of one's own to open, only something to stop following. */
  leadsTo: 'case' | 'wallet' | 'reward' | 'follow';
  caseId: string | null;
  /** Where it leads to one reward. */
  rewardId?: string;
};

type MessageRow = {
  id: string;
  title: string;
  words: string;
  leads_to: Message['leadsTo'] | null;
  case_id: string | null;
  made_at: Date;
  read_at: Date | null;
};
const COLUMNS = ['id', 'title', 'words', 'leads_to', 'case_id', 'made_at', 'read_at'];
const BATCH = 500;

export async function insertMessages(
  session: Session,
  now: Date,
  messages: readonly Message[],
): Promise<void> {
  const rows = messages.map((message) => ({
    id: newId(now),
    citizen_id: message.citizenId,
    event_key: message.eventKey,
    kind: message.kind,
    title: message.title,
    words: message.words,
    leads_to: message.leadsTo,
    // The column is older than messages that lead to a reward.
    case_id: message.rewardId ?? message.caseId,
    made_at: now,
  }));
  for (let start = 0; start < rows.length; start += BATCH)
    await session.write(
      build('inbox_messages')
        .insert(rows.slice(start, start + BATCH))
        .onConflict(['citizen_id', 'event_key'])
        .merge(['event_key']),
    );
}

export async function pageOfMessages(
  session: Session,
  citizenId: string,
  filter: { after: string | undefined; limit: number },
): Promise<InboxMessage[]> {
  const query = build('inbox_messages')
    .select(COLUMNS)
    .where('citizen_id', citizenId)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.after) void query.andWhere('id', '<', filter.after);
  return (await session.rows<MessageRow>(query)).map(showMessage);
}

export async function findMessage(
  session: Session,
  citizenId: string,
  id: string,
): Promise<InboxMessage | undefined> {
  const row = await session.first<MessageRow>(
    build('inbox_messages').select(COLUMNS).where({ id, citizen_id: citizenId }),
  );
  return row && showMessage(row);
}

function showMessage(row: MessageRow): InboxMessage {
  const { case_id: caseId } = row;
  return {
    id: row.id,
    title: row.title,
    words: row.words,
    at: row.made_at.toISOString(),
    isRead: row.read_at !== null,
    link: linkOf(row),
    followedCaseId: row.leads_to === 'follow' ? caseId : null,
  };
}

function linkOf({ leads_to, case_id: aboutId }: MessageRow): InboxMessage['link'] {
  if (leads_to === 'wallet') return { to: 'wallet', rewardId: null };
  if (leads_to === 'reward') return { to: 'wallet', rewardId: aboutId };
  return leads_to === 'case' && aboutId ? { to: 'case', caseId: aboutId } : null;
}

/** Counts no further than anybody reads. */
export async function countUnread(session: Session, citizenId: string): Promise<number> {
  const rows = await session.rows<{ id: string }>(
    build('inbox_messages')
      .select('id')
      .where({ citizen_id: citizenId, read_at: null })
      .limit(MAX_UNREAD),
  );
  return rows.length;
}

/** Marks one message, or all up to one, as read; what was read before keeps its time. */
export async function markRead(
  session: Session,
  citizenId: string,
  now: Date,
  which: { id: string } | { upToId: string },
): Promise<void> {
  const query = build('inbox_messages').where({ citizen_id: citizenId, read_at: null });
  if ('id' in which) void query.andWhere('id', which.id);
  else void query.andWhere('id', '<=', which.upToId);
  await session.write(query.update({ read_at: now }));
}
