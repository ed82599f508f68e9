import { type ActBody, caseRoutes, type StaffCase } from '@suishoupai/api/contract';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';

type ListQuery = z.input<typeof caseRoutes.listCases.query>;

const caseKey = (id: string) => ['case', id];
const fetchCase = (id: string) => ({
  queryKey: caseKey(id),
  queryFn: () => api.getCase({ params: { id } }),
});

/** What waits for me, page after page; looked at again every minute. */
export const useQueue = (query: Pick<ListQuery, 'text' | 'sort'>) =>
  useInfiniteQuery({
    queryKey: ['cases', 'queue', query],
    queryFn: ({ pageParam }) =>
      api.listCases({ query: { ...query, queue: 'todo', cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export const useCaseList = (query: ListQuery) =>
  useQuery({
    queryKey: ['cases', 'list', query],
    queryFn: () => api.listCases({ query }),
    placeholderData: keepPreviousData,
  });

export const useCaseCounts = (when = true) =>
  useQuery({
    queryKey: ['cases', 'counts'],
    queryFn: () => api.countCases(),
    enabled: when,
    refetchInterval: 60_000,
  });

export const useCase = (id: string | undefined) =>
  useQuery({ ...fetchCase(id ?? ''), enabled: id !== undefined });

/** The next cases are fetched with their first picture before anybody asks, so that a key shows them at once. */
export function usePrefetchCases(ids: string[]): void {
  const client = useQueryClient();
  const list = ids.join();
  useEffect(() => {
    for (const id of list.split(',').filter(Boolean))
      void client.fetchQuery(fetchCase(id)).then(
        (one) => {
          if (one.photos[0]) new Image().src = one.photos[0].displayUrl;
        },
        // The case itself will say what is wrong when it is opened.
        () => undefined,
      );
  }, [client, list]);
}

/** Only roles that decide about duplicates may ask for them. */
export function useMaySeeNearby(): boolean {
  const me = useMe();
  const audience: readonly string[] = caseRoutes.listNearbyCases.audience;
  return me.data?.roles.some((role) => audience.includes(role)) ?? false;
}

export const useNearby = (id: string, when: boolean) =>
  useQuery({
    queryKey: ['nearby', id],
    queryFn: () => api.listNearbyCases({ params: { id } }),
    enabled: when,
  });

/** Citizens who met the problem too, without a report of their own. */
export const useMetToo = (id: string) =>
  useQuery({
    queryKey: ['met-too', id],
    queryFn: async () => (await api.countFollowers({ params: { id } })).count,
  });

/** Lines to file under, a page at a time; the likeliest first. */
export const useStandards = (pickId: string, text: string) =>
  useInfiniteQuery({
    queryKey: ['standards', pickId, text],
    queryFn: ({ pageParam }) =>
      api.listStandards({ query: { pickId, ...(text && { text }), cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  });

export const useUnits = () =>
  useQuery({ queryKey: ['units'], queryFn: () => api.listUnits(), staleTime: 600_000 });

export const useHandlers = (unitId: string) =>
  useQuery({
    queryKey: ['handlers', unitId],
    queryFn: () => api.listHandlers({ params: { unitId } }),
    enabled: unitId !== '',
  });

export function useAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ActBody) => api.actOnCase({ params: { id }, body }),
    onSuccess: (after: StaffCase) => {
      client.setQueryData(caseKey(id), after);
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
    // Whoever refused knew something newer than this screen.
    onError: () => void client.invalidateQueries({ queryKey: caseKey(id) }),
  });
}
