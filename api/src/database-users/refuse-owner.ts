import { build, type Session } from '../lib/db.ts';
import { APPEND_ONLY } from './rights.ts';

// Refused for this user: the command, or the column.
const DENIED = [1142, 1143];

/** Production serves as a user that cannot rewrite the ledger, whatever bug or stranger speaks through it. */
export async function refuseOwner(session: Session): Promise<void> {
  for (const table of APPEND_ONLY)
    if (await mayErase(session, table))
      throw new Error(
        `生产环境拒绝启动：数据库用户可以修改只增表 ${table}，请设置 DATABASE_OWNER_URL 后运行 npm run db:migrate，并以受限用户启动`,
      );
}

async function mayErase(session: Session, table: string): Promise<boolean> {
  try {
    await session.write(build(table).whereRaw('1 = 0').del());
    return true;
  } catch (error) {
    if (DENIED.includes((error as { errno?: number }).errno ?? 0)) return false;
    throw error;
  }
}
