import type { PayoutState, PayoutStory, StuckDecision } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';
import { awaitsCancel } from './payout-words.ts';

/** The auditor reads everything here and moves nothing. */
export const useMayMoveMoney = (): boolean => useMe().data?.roles.includes('finance') ?? false;

export const usePayouts = (query: { state?: PayoutState; text?: string; cursor?: string }) =>
  useQuery({
    queryKey: ['payouts', query],
    queryFn: () => api.listPayouts({ query }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/** Asked again every few seconds while WeChat still has to say how a withdrawal ended. */
export const usePayout = (id: string) =>
  useQuery({
    queryKey: ['payout', id],
    queryFn: () => api.getPayout({ params: { id } }),
    refetchInterval: ({ state }) => (state.data && awaitsCancel(state.data.payout) ? 3000 : false),
  });

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

/** A step on one payout that answers its whole story. */
export function useStoryStep<Input>(
  id: string,
  mutationFn: (input: Input) => Promise<PayoutStory>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (story) => {
      client.setQueryData(['payout', id], story);
      void client.invalidateQueries({ queryKey: ['payouts'] });
    },
    // Refused, it was most likely decided by somebody else meanwhile: show what stands there now.
    onError: () => void client.invalidateQueries({ queryKey: ['payout', id] }),
  });
}

export const useDecideStuck = (id: string) =>
  useStoryStep(id, (body: { kind: StuckDecision; reason: string }) =>
    api.decideStuckPayout({ params: { id }, body }),
  );

export function useApproveBatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (batch: { ids: string[]; totalFen: number }) => api.approvePayouts({ body: batch }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['payouts'] }),
  });
}
