import type { AuditCheck, auditRoutes } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../api.ts';

type ListQuery = z.input<typeof auditRoutes.listAudit.query>;

export const useAudit = (query: ListQuery) =>
  useQuery({
    queryKey: ['audit', query],
    queryFn: () => api.listAudit({ query }),
    placeholderData: keepPreviousData,
  });

type Range = { from: string; to: string };
export type CheckedRange = Range & Pick<AuditCheck, 'count' | 'days' | 'brokenAt'>;

export const useCheckRange = () => useMutation({ mutationFn: checkRange });

/** A long range is recomputed by several calls, each where the one before ended. */
async function checkRange(range: Range): Promise<CheckedRange> {
  let [count, days] = [0, 0];
  let from: string | null = range.from;
  while (from !== null) {
    const part: AuditCheck = await api.checkAudit({ query: { from, to: range.to } });
    count += part.count;
    days += part.days;
    if (part.brokenAt) return { ...range, count, days, brokenAt: part.brokenAt };
    from = part.nextFrom;
  }
  return { ...range, count, days, brokenAt: null };
}
