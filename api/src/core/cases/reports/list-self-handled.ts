import type { SelfHandledRow } from '../../../../contract/cases.ts';
import type { Context } from '../../../context.ts';
import { shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import { build } from '../../../lib/db.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import { readCity } from '../../city/index.ts';
import { photosOfCases, thumbUrl } from '../../files/index.ts';
import type { CaseRow } from '../store.ts';

type Row = Pick<CaseRow, 'id' | 'case_no' | 'pick_id' | 'address' | 'reported_at'>;

/** What this inspector settled on the spot today, newest first: the log is asked, because it names the doer. */
export async function listSelfHandled(
  context: Context,
  inspectorId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const today = startOfDay(shanghaiDay(context.clock.now()));
  const mine = () =>
    build('case_events as e')
      .where({ 'e.actor_id': inspectorId, 'e.action': 'self_handle' })
      .andWhere('e.at', '>=', today);
  const query = mine()
    .join('cases as c', 'c.id', 'e.case_id')
    .select('c.id', 'c.case_no', 'c.pick_id', 'c.address', 'c.reported_at')
    .orderBy('c.id', 'desc')
    .limit(limit + 1);
  const after = readCursor(cursor);
  if (after) void query.andWhere('c.id', '<', after);
  const [rows, counted] = await Promise.all([
    context.db.rows<Row>(query),
    context.db.first<{ count: number }>(mine().count({ count: '*' })),
  ]);
  const page = toPage(rows, limit, (row) => row.id);
  return {
    ...page,
    items: await showRows(context, page.items),
    todayCount: counted?.count ?? 0,
  };
}

async function showRows(context: Context, rows: Row[]): Promise<SelfHandledRow[]> {
  const [city, photos] = await Promise.all([
    readCity(context.db),
    photosOfCases(
      context.db,
      rows.map((row) => row.id),
    ),
  ]);
  return rows.map((row) => {
    const pick = city.picks.find((one) => one.id === row.pick_id);
    const first = (role: string) =>
      thumbUrl(
        context,
        photos.find((photo) => photo.case_id === row.id && photo.role === role),
      );
    return {
      id: row.id,
      caseNo: row.case_no,
      pick: { id: row.pick_id, label: pick?.label ?? row.pick_id, icon: pick?.icon ?? 'more' },
      address: row.address,
      at: row.reported_at.toISOString(),
      beforeUrl: first('before'),
      afterUrl: first('after'),
    };
  });
}
