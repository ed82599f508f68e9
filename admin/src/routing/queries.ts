import { routingRoutes } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';

export const useDuties = (query: z.input<typeof routingRoutes.listDuties.query>) =>
  useQuery({
    queryKey: ['duties', query],
    queryFn: () => api.listDuties({ query }),
    placeholderData: keepPreviousData,
  });

export const useCategories = (text: string) =>
  useQuery({
    queryKey: ['categories', text],
    queryFn: () => api.listCategories({ query: { text, limit: 50 } }),
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  });

export const useMayChangeDuties = (): boolean => useMe().data?.roles.includes('admin') ?? false;

export function useAddDuty() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof routingRoutes.addDuty.body>) => api.addDuty({ body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['duties'] }),
  });
}

export function useEndDuty() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, lastDay }: { id: string; lastDay: string }) =>
      api.endDuty({ params: { id }, body: { lastDay } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['duties'] }),
  });
}

/** Only who dispatches may ask the router. */
export function useProposals(caseId: string) {
  const me = useMe();
  const audience: readonly string[] = routingRoutes.listUnitProposals.audience;
  return useQuery({
    queryKey: ['unit-proposals', caseId],
    queryFn: () => api.listUnitProposals({ params: { id: caseId } }),
    enabled: me.data?.roles.some((role) => audience.includes(role)) ?? false,
  });
}
