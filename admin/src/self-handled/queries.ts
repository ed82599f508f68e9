import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';

export const usePicks = () =>
  useQuery({
    queryKey: ['picks'],
    queryFn: async () => (await api.listPicks()).items,
    staleTime: 600_000,
  });

/** My own of today, page after page. */
export const useMySelfHandled = () =>
  useInfiniteQuery({
    queryKey: ['self-handled'],
    queryFn: ({ pageParam }) => api.listMySelfHandled({ query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
