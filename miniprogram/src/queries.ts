import type { ActBody, MyReward } from '@suishoupai/api/contract';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api } from './api.ts';
import type { Fix } from './geo.ts';
import { toWgs84 } from './geo.ts';
import { readStored, writeStored } from './platform/storage.ts';

const MINUTE_MS = 60_000;
const PAGE_SIZE = 20;
export type CaseFilter = 'all' | 'open' | 'closed';
export type RewardFilter = 'open' | 'all';
export type RewardRules = Awaited<ReturnType<typeof api.getRewardRules>>['items'][number];

/** What a report needs is remembered, so that one can be prepared without network. */
const remembered = <T>(key: string, load: () => Promise<T>) => ({
  queryKey: [key],
  queryFn: async () => {
    const fresh = await load();
    writeStored(key, fresh);
    return fresh;
  },
  placeholderData: () => readStored<T>(key),
  staleTime: 10 * MINUTE_MS,
});

export const useCity = () => useQuery(remembered('city', () => api.getCity()));
export const usePicks = () =>
  useQuery(remembered('picks', async () => (await api.listPicks()).items));

export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => api.getCitizenMe() });

export const useLatestCase = () =>
  useQuery({
    queryKey: ['cases', 'latest'],
    queryFn: async () => (await api.listMyCases({ query: { limit: 1 } })).items[0] ?? null,
  });

export const useMyCases = (only: CaseFilter) =>
  useInfiniteQuery({
    queryKey: ['cases', 'list', only],
    queryFn: ({ pageParam }) =>
      api.listMyCases({ query: { only, limit: PAGE_SIZE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useMyCase = (id: string) =>
  useQuery({ queryKey: ['case', id], queryFn: () => api.getMyCase({ params: { id } }) });

export function useActOnCase(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ActBody) => api.actOnMyCase({ params: { id }, body }),
    onSuccess: async (changed) => {
      client.setQueryData(['case', id], changed);
      await client.invalidateQueries({ queryKey: ['cases'] });
    },
    onError: () => client.invalidateQueries({ queryKey: ['case', id] }),
  });
}

export const useWallet = () => useQuery({ queryKey: ['wallet'], queryFn: () => api.getWallet() });

/** Not asked before it is known which ones are wanted. */
export const useMyRewards = (only: RewardFilter | undefined) =>
  useInfiniteQuery({
    queryKey: ['rewards', 'list', only],
    enabled: only !== undefined,
    queryFn: ({ pageParam }) =>
      api.listMyRewards({ query: { only, limit: PAGE_SIZE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useAppealReward(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: string) => api.appealReward({ params: { id }, body: { words } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['rewards'] }),
  });
}

const SEARCH_PAGES = 20;
const SEARCH_PAGE_SIZE = 100;

export const useRewardRules = () =>
  useQuery({
    queryKey: ['reward-rules'],
    queryFn: async () => (await api.getRewardRules()).items,
    staleTime: 10 * MINUTE_MS,
  });

export const useMyWatch = () =>
  useQuery({ queryKey: ['watch'], queryFn: async () => (await api.listMyWatch()).items });

export function useAppealWatch(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: string) => api.appealWatch({ params: { id }, body: { words } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['watch'] }),
  });
}

/** One of my rewards by its id, newest first; null when it is not among them. */
async function findMyReward(id: string): Promise<MyReward | null> {
  let cursor: string | undefined;
  for (let page = 0; page < SEARCH_PAGES; page += 1) {
    const { items, nextCursor } = await api.listMyRewards({
      query: { limit: SEARCH_PAGE_SIZE, cursor },
    });
    const found = items.find((reward) => reward.id === id);
    if (found || !nextCursor) return found ?? null;
    cursor = nextCursor;
  }
  return null;
}

/** Read anew by every visit: a payout may have begun since. */
export const useMyReward = (id: string) =>
  useQuery({ queryKey: ['rewards', 'one', id], queryFn: () => findMyReward(id), gcTime: 0 });

/** The district a position lies in and the addresses around it. */
export const placesAround = (fix: Fix) => {
  const { longitude, latitude } = toWgs84(fix);
  const query = { longitude: round(longitude), latitude: round(latitude) };
  return {
    queryKey: ['places', query],
    queryFn: () => api.searchPlaces({ query }),
    staleTime: 10 * MINUTE_MS,
  };
};
/** Six decimals are a tenth of a metre. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export const usePlacesAround = (fix: Fix | null) =>
  useQuery({
    ...placesAround(fix ?? { longitude: 0, latitude: 0, datum: 'wgs84', accuracyM: null }),
    enabled: fix !== null,
    placeholderData: keepPreviousData,
  });

export const usePlacesNamed = (text: string) =>
  useQuery({
    queryKey: ['places', 'named', text],
    queryFn: () => api.searchPlaces({ query: { text } }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
