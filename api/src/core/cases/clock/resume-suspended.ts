import type { Context } from '../../../context.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { build } from '../../../lib/db.ts';
import type { Job } from '../../../lib/jobs.ts';
import { Refusal } from '../../../lib/refusal.ts';
import { actOnCase } from '../act-on-case.ts';

type Suspended = { id: string; version: number; unit_id: string | null };

/** A suspended case whose day has come goes on by itself; the unit may have resumed it before. */
export const resumeSuspended: Job = {
  name: 'resume-suspended',
  schedule: '0 5 0 * * *',
  leaseSeconds: 600,
  run: async (context) => {
    const due = await context.db.rows<Suspended>(
      build('cases')
        .select('id', 'version', 'unit_id')
        .where('state', 'suspended')
        .andWhere('suspended_until', '<=', shanghaiDay(context.clock.now()))
        .limit(1000),
    );
    let resumed = 0;
    for (const one of due) if (await resume(context, one)) resumed++;
    return resumed > 0 ? `resumed ${resumed} cases` : '';
  },
};

/** False when somebody was faster; the cases after it still have their turn. */
async function resume(context: Context, { id, version, unit_id }: Suspended): Promise<boolean> {
  const timer = {
    kind: 'system',
    id: 'system',
    name: '系统',
    roles: ['system'],
    unitId: unit_id,
    maySee: () => true,
  } as const;
  try {
    await actOnCase(context, timer, id, { action: 'resume', version, note: '挂账期满，自动恢复' });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
