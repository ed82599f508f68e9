import type { ProgrammeRow } from '@suishoupai/api/contract';
import { Time } from '../../ui/time.tsx';

type Row = Pick<ProgrammeRow, 'run' | 'publishedAt'>;

/** From when until when a version counts, and what came after it. */
export function RunTime({ row: { run, publishedAt } }: { row: Row }) {
  if (!run) return publishedAt ? '未曾实施' : '—';
  return (
    <>
      <Time at={run.from} /> 起
      {run.until && (
        <>
          ，至 <Time at={run.until} />
        </>
      )}
    </>
  );
}

/** Whose place was, or will be, taken by which version. */
export function sayReplaced({ run }: Pick<ProgrammeRow, 'run'>, now = new Date()): string | null {
  if (!run?.replacedBy || !run.until) return null;
  return `${new Date(run.until) > now ? '将' : '已'}被第 ${run.replacedBy} 版取代`;
}
