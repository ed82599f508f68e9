import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api } from '../api.ts';
import { type Fix, toWgs84 } from '../geo.ts';

const PAGE_SIZE = 20;

export const useUnread = () =>
  useQuery({ queryKey: ['inbox', 'unread'], queryFn: async () => (await api.countUnread()).count });

export const useInbox = () =>
  useInfiniteQuery({
    queryKey: ['inbox', 'list'],
    queryFn: ({ pageParam }) => api.listInbox({ query: { limit: PAGE_SIZE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useReadMessage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.readMessage({ params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
}

export function useReadAll() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (upToId: string) => api.readAllMessages({ body: { upToId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
}

/** The same kind of problem around a place; nothing is asked before both are known. */
export function useNearby(fix: Fix | null, pickId: string | null) {
  const at = fix && toWgs84(fix);
  return useQuery({
    queryKey: ['nearby', at?.longitude, at?.latitude, pickId],
    queryFn: async () => {
      if (!at || !pickId) return [];
      const { longitude, latitude } = at;
      return (await api.listPublicNearby({ query: { longitude, latitude, pickId } })).items;
    },
    enabled: at !== null && pickId !== null,
    placeholderData: keepPreviousData,
  });
}

export function useFollow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, isOn }: { id: string; isOn: boolean }) =>
      api.followCase({ params: { id }, body: { isOn } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['nearby'] }),
  });
}
