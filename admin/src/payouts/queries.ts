import type { PayoutState } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';

/** The auditor reads everything here and moves nothing. */
export const useMayMoveMoney = (): boolean => useMe().data?.roles.includes('finance') ?? false;

export const usePayouts = (query: { state?: PayoutState; text?: string; cursor?: string }) =>
  useQuery({
    queryKey: ['payouts', query],
    queryFn: () => api.listPayouts({ query }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

export const usePayout = (id: string) =>
  useQuery({ queryKey: ['payout', id], queryFn: () => api.getPayout({ params: { id } }) });

export function useApprove(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.approvePayout({ params: { id }, body: {} }),
    onSuccess: (story) => {
      client.setQueryData(['payout', id], story);
      void client.invalidateQueries({ queryKey: ['payouts'] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['payout', id] }),
  });
}

const SWITCH = ['payout-switch'];

export const usePayoutSwitch = () =>
  useQuery({ queryKey: SWITCH, queryFn: () => api.getPayoutSwitch(), refetchInterval: 30_000 });

export function useTurnSwitch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { turn: 'stop' | 'start'; reason: string }) => api.setPayoutSwitch({ body }),
    onSuccess: (after) => client.setQueryData(SWITCH, after),
    onError: () => void client.invalidateQueries({ queryKey: SWITCH }),
  });
}

export const useReconciliationDays = (cursor?: string) =>
  useQuery({
    queryKey: ['reconciliation', 'days', cursor],
    queryFn: () => api.listReconciliationDays({ query: { cursor } }),
    placeholderData: keepPreviousData,
  });

export const useDifferences = (day?: string) =>
  useQuery({
    queryKey: ['reconciliation', 'differences', day],
    queryFn: () => api.listDifferences({ query: { day, limit: 100 } }),
    placeholderData: keepPreviousData,
  });

export function useReconcile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (day: string) => api.reconcileDay({ params: { day }, body: {} }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['reconciliation'] }),
  });
}
