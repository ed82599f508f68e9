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

/** Names of today by id: no draft and no version of another time gives its name to what is in force. */
export function useProgrammeNames(): (id: string) => string {
  const rows = useProgrammes({}).data?.items ?? [];
  const named = (id: string) =>
    rows.find((row) => row.id === id && row.isInForce) ??
    rows.find((row) => row.id === id && row.publishedAt !== null) ??
    rows.find((row) => row.id === id);
  return (id) => named(id)?.name ?? id;
}

/** Asked again while a simulation is under way. */
export const useProgramme = (of: { id: string; version: number } | undefined) =>
  useQuery({
    queryKey: ['programmes', of?.id, of?.version],
    queryFn: of && (() => api.getProgramme({ params: { id: of.id, version: of.version } })),
    enabled: of !== undefined,
    refetchInterval: ({ state }) => (state.data?.simulation?.state === 'queued' ? 2000 : false),
  });

export const useTemplates = () =>
  useQuery({
    queryKey: ['programme-templates'],
    queryFn: () => api.listProgrammeTemplates({ query: { limit: 100 } }),
    staleTime: Number.POSITIVE_INFINITY,
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
/** Of the text that is on the screen; only publishing says which one that was. */
type Seen = Of & { sha256: string };
const of = ({ id, version }: Of) => ({ params: { id, version } });
const STEPS = {
  propose: (seen: Seen) => api.proposeProgramme(of(seen)),
  reopen: (seen: Seen) => api.reopenProgramme(of(seen)),
  discard: (seen: Seen) => api.discardProgramme(of(seen)),
  publish: (seen: Seen) => api.publishProgramme({ ...of(seen), body: { sha256: seen.sha256 } }),
  end: (seen: Seen) => api.endProgramme(of(seen)),
};
export type Step = keyof typeof STEPS;

/** One change of rules or their money; every list on the page is asked again after it. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Refused means, more often than not, that somebody else was faster.
    onSettled: () => void client.invalidateQueries({ queryKey: ['programmes'] }),
  });
}

export const useStep = (seen: Seen) => useChange((step: Step) => STEPS[step](seen));
export const useSimulate = (what: Of) =>
  useChange((body: { fromDay: string; toDay: string }) =>
    api.simulateProgramme({ ...of(what), body }),
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
