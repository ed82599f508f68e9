import type { RewardState } from '@suishoupai/api/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';

type RewardQuery = { state?: RewardState; text?: string; cursor?: string };

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

/** Asked anew on every visit: the server checks the books while it answers. */
export const useMoneySummary = () =>
  useQuery({ queryKey: ['money-summary'], queryFn: () => api.getMoneySummary(), staleTime: 0 });

export const useTransfers = (query: { account?: string; cursor?: string }) =>
  useQuery({
    queryKey: ['transfers', query],
    queryFn: () => api.listTransfers({ query }),
    placeholderData: keepPreviousData,
  });
