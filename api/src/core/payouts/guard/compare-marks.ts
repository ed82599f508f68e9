/** What the database says of itself. */
export type Sight = {
  /** Which server answers: another one has taken over when it changes. */
  identity: string;
  isReadOnly: boolean;
  databaseAt: number;
  /** Our own beat as the database remembers it; null when it has no row of this worker. */
  beats: number | null;
};

/** What this worker saw last, kept outside the database. */
export type Mark = { worker: string; identity: string; databaseAt: number; beats: number };

const SLACK_MS = 2000;

/** Why no more money may go out before people have looked; null when all is as it was left. */
export function whyStop(sight: Sight, mark: Mark | null): string | null {
  if (sight.isReadOnly) return '数据库处于只读状态';
  if (!mark) return null;
  if (sight.beats === null || sight.beats < mark.beats) return '数据库丢失了已提交的记录';
  if (sight.identity !== mark.identity) return '数据库已切换到另一台服务器';
  if (sight.databaseAt < mark.databaseAt - SLACK_MS) return '数据库的时钟倒退';
  return null;
}
