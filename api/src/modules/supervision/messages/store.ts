import type { MessageKind, StaffMessage } from '../../../../contract/supervision.ts';
import { build, type Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';

export type News = Pick<StaffMessage, 'title' | 'text' | 'about'> & {
  kind: MessageKind;
  /** The same news is there once per person, however many workers say it. */
  eventKey?: string;
};

const MAX = { title: 80, text: 600 };

/** One row per person, in the transaction of what it tells. */
export async function tellStaff(
  session: Session,
  now: Date,
  staffIds: readonly string[],
  news: News,
): Promise<void> {
  const people = [...new Set(staffIds)];
  if (people.length === 0) return;
  await session.write(
    build('staff_messages')
      .insert(
        people.map((staffId) => ({
          id: newId(now),
          staff_id: staffId,
          kind: news.kind,
          title: news.title.slice(0, MAX.title),
          text: news.text.slice(0, MAX.text),
          about: news.about && JSON.stringify(news.about),
          event_key: news.eventKey ?? null,
          made_at: now,
        })),
      )
      .onConflict(['staff_id', 'event_key'])
      .merge(['event_key']),
  );
}

type Row = {
  id: string;
  kind: MessageKind;
  title: string;
  text: string;
  about: string | null;
  made_at: Date;
  read_at: Date | null;
};

export async function listMessages(
  session: Session,
  staffId: string,
  filter: { only: 'all' | 'unread'; after?: string | undefined; limit: number },
): Promise<StaffMessage[]> {
  const query = build('staff_messages')
    .select('id', 'kind', 'title', 'text', 'about', 'made_at', 'read_at')
    .where('staff_id', staffId)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.only === 'unread') void query.whereNull('read_at');
  if (filter.after) void query.andWhere('id', '<', filter.after);
  const rows = await session.rows<Row>(query);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    text: row.text,
    about: row.about === null ? null : JSON.parse(row.about),
    at: row.made_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  }));
}

export async function countUnread(session: Session, staffId: string): Promise<number> {
  const row = await session.first<{ count: number }>(
    build('staff_messages').count({ count: '*' }).where('staff_id', staffId).whereNull('read_at'),
  );
  return row?.count ?? 0;
}

/** Only the person's own; without ids, all of them. */
export async function markRead(
  session: Session,
  staffId: string,
  now: Date,
  ids?: readonly string[],
): Promise<void> {
  const query = build('staff_messages')
    .where('staff_id', staffId)
    .whereNull('read_at')
    .update({ read_at: now });
  if (ids) void query.whereIn('id', [...ids]);
  await session.write(query);
}
