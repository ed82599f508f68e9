import type { ResolutionKind } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';

export const useReconciliationDays = (cursor?: string) =>
  useQuery({
    queryKey: ['reconciliation', 'days', cursor],
    queryFn: () => api.listReconciliationDays({ query: { cursor } }),
    placeholderData: keepPreviousData,
  });

export const useDifferences = (query: { day?: string; isOpen?: 'true' }) =>
  useQuery({
    queryKey: ['reconciliation', 'differences', query],
    queryFn: () => api.listDifferences({ query: { ...query, limit: 100 } }),
    placeholderData: keepPreviousData,
  });

/** Every step here changes days and differences alike. */
function useStep<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => void client.invalidateQueries({ queryKey: ['reconciliation'] }),
  });
}

export const useReconcile = () =>
  useStep((day: string) => api.reconcileDay({ params: { day }, body: {} }));

export const useTakeDifference = (id: string) =>
  useStep(() => api.takeDifference({ params: { id }, body: {} }));

export const useProposeResolution = (id: string) =>
  useStep((body: { kind: ResolutionKind; words: string }) =>
    api.proposeResolution({ params: { id }, body }),
  );

export const useConfirmResolution = (id: string) =>
  useStep((agree: boolean) => api.confirmResolution({ params: { id }, body: { agree } }));
