import type { programmeRoutes, rewardMoneyRoutes } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../api.ts';

type Paged = { cursor?: string };
const kept = { placeholderData: keepPreviousData };

export const useProgrammes = (query: Paged) =>
  useQuery({
    queryKey: ['programmes', 'list', query],
    queryFn: () => api.listProgrammes({ query }),
    ...kept,
  });

/** Names by id, for lists that know the id only. */
export function useProgrammeNames(): (id: string) => string {
  const rows = useProgrammes({}).data?.items ?? [];
  const named = (id: string) =>
    rows.find((row) => row.id === id && row.isInForce) ?? rows.find((row) => row.id === id);
  return (id) => named(id)?.name ?? id;
}

/** Asked again while a simulation is under way. */
export const useProgramme = (of: { id: string; version: number }) =>
  useQuery({
    queryKey: ['programmes', of.id, of.version],
    queryFn: () => api.getProgramme({ params: of }),
    refetchInterval: ({ state }) => (state.data?.simulation?.state === 'queued' ? 2000 : false),
  });

export const usePools = (query: Paged) =>
  useQuery({
    queryKey: ['programmes', 'pools', query],
    queryFn: () => api.listRewardPools({ query }),
    ...kept,
  });
export const useBudgets = () =>
  useQuery({
    queryKey: ['programmes', 'budgets'],
    queryFn: () => api.listBudgets({ query: { limit: 20 } }),
  });
export const useAppeals = (query: Paged) =>
  useQuery({
    queryKey: ['programmes', 'appeals', query],
    queryFn: () => api.listRewardAppeals({ query }),
    ...kept,
  });
export const useDebts = (query: Paged) =>
  useQuery({
    queryKey: ['programmes', 'debts', query],
    queryFn: () => api.listDebts({ query }),
    ...kept,
  });
export const usePrizes = (query: Paged) =>
  useQuery({
    queryKey: ['programmes', 'prizes', query],
    queryFn: () => api.listPrizeRounds({ query }),
    ...kept,
  });

type Of = { id: string; version: number };
const STEPS = {
  propose: (params: Of) => api.proposeProgramme({ params }),
  reopen: (params: Of) => api.reopenProgramme({ params }),
  publish: (params: Of) => api.publishProgramme({ params }),
  end: (params: Of) => api.endProgramme({ params }),
};
export type Step = keyof typeof STEPS;

/** One change of rules or their money; every list on the page is asked again after it. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => void client.invalidateQueries({ queryKey: ['programmes'] }),
  });
}

export const useStep = (of: Of) => useChange((step: Step) => STEPS[step](of));
export const useSimulate = (of: Of) =>
  useChange((body: { fromDay: string; toDay: string }) =>
    api.simulateProgramme({ params: of, body }),
  );
export const useSaveDraft = () =>
  useChange((body: z.input<typeof programmeRoutes.saveProgramme.body>) =>
    api.saveProgramme({ body }),
  );
export const useAskBudget = () =>
  useChange((body: z.input<typeof rewardMoneyRoutes.askBudget.body>) => api.askBudget({ body }));
export const useDecideBudget = () =>
  useChange(({ id, isConfirmed }: { id: string; isConfirmed: boolean }) =>
    api.decideBudget({ params: { id }, body: { isConfirmed } }),
  );
export const useDecideAppeal = () =>
  useChange(({ id, ...body }: { id: string; isUpheld: boolean; answer: string }) =>
    api.decideRewardAppeal({ params: { id }, body }),
  );
export const useSettleDebt = () =>
  useChange(({ id, ...body }: { id: string; state: 'recovered' | 'written_off'; note: string }) =>
    api.settleDebt({ params: { id }, body }),
  );
export const useBookPrizes = () =>
  useChange((body: z.input<typeof rewardMoneyRoutes.bookPrizes.body>) => api.bookPrizes({ body }));
