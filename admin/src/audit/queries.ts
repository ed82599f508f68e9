import type { auditRoutes } from '@suishoupai/api/contract';
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

export const useCheckDay = () =>
  useMutation({ mutationFn: (day: string) => api.checkAuditDay({ params: { day } }) });
