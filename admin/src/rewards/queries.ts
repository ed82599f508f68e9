import type { RewardState } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';

type RewardQuery = { state?: RewardState; held?: 'yes'; text?: string; cursor?: string };

export const useRewards = (query: RewardQuery) =>
  useQuery({
    queryKey: ['rewards', query],
    queryFn: () => api.listRewards({ query }),
    placeholderData: keepPreviousData,
  });

export const useRewardTransfers = (id: string) =>
  useQuery({
    queryKey: ['reward-transfers', id],
    queryFn: () => api.listRewardTransfers({ params: { id } }),
  });

export const useMoneySummary = () =>
  useQuery({ queryKey: ['money-summary'], queryFn: () => api.getMoneySummary(), staleTime: 0 });

/** Recomputes the books from their rows, which takes its time in a large city. */
export function useCheckMoney() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.checkMoney({ body: {} }),
    onSuccess: (summary) => client.setQueryData(['money-summary'], summary),
  });
}

export const useTransfers = (query: { account?: string; cursor?: string }) =>
  useQuery({
    queryKey: ['transfers', query],
    queryFn: () => api.listTransfers({ query }),
    placeholderData: keepPreviousData,
  });
