import type { AdjustmentKind } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';

export const useAgeing = () => useQuery({ queryKey: ['ageing'], queryFn: () => api.getAgeing() });

const ADJUSTMENTS = ['money-adjustments'];

export const useMoneyAdjustments = (cursor?: string) =>
  useQuery({
    queryKey: [...ADJUSTMENTS, cursor],
    queryFn: () => api.listMoneyAdjustments({ query: { cursor } }),
    placeholderData: keepPreviousData,
  });

export function useProposeMoneyAdjustment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: {
      id: string;
      kind: AdjustmentKind;
      amountFen: number;
      programmeId: string;
      month: string;
      reason: string;
    }) => api.proposeMoneyAdjustment({ body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ADJUSTMENTS }),
  });
}

export function useDecideMoneyAdjustment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, agree }: { id: string; agree: boolean }) =>
      api.decideMoneyAdjustment({ params: { id }, body: { agree } }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ADJUSTMENTS });
      void client.invalidateQueries({ queryKey: ['money-summary'] });
      void client.invalidateQueries({ queryKey: ['programmes', 'pools'] });
    },
  });
}
