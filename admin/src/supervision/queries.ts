import type { DigestFigure, supervisionRoutes } from '@suishoupai/api/contract';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../api.ts';

type QueryOf<Name extends keyof typeof supervisionRoutes> =
  (typeof supervisionRoutes)[Name] extends {
    query: infer Query extends z.ZodType;
  }
    ? z.input<Query>
    : never;

export const useLetters = (query: QueryOf<'listLetters'>) =>
  useQuery({
    queryKey: ['letters', query],
    queryFn: () => api.listLetters({ query }),
    placeholderData: keepPreviousData,
  });

export const useLetter = (id: string) =>
  useQuery({ queryKey: ['letter', id], queryFn: () => api.getLetter({ params: { id } }) });

export function useAnswerLetter(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: string) => api.answerLetter({ params: { id }, body: { words } }),
    onSuccess: (letter) => {
      client.setQueryData(['letter', id], letter);
      void client.invalidateQueries({ queryKey: ['letters'] });
    },
    // Whoever refused knew something newer than this screen.
    onError: () => void client.invalidateQueries({ queryKey: ['letter', id] }),
  });
}

export const useBacklog = (query: QueryOf<'listBacklog'>) =>
  useQuery({
    queryKey: ['backlog', query],
    queryFn: () => api.listBacklog({ query }),
    placeholderData: keepPreviousData,
  });

export const useBacklogCounts = () =>
  useQuery({ queryKey: ['backlog', 'units'], queryFn: () => api.countBacklog() });

export const useDigests = (query: QueryOf<'listDigests'>) =>
  useQuery({
    queryKey: ['digests', query],
    queryFn: () => api.listDigests({ query }),
    placeholderData: keepPreviousData,
  });

export const useDigestCases = (unitId: string, day: string, figure: DigestFigure) =>
  useInfiniteQuery({
    queryKey: ['digest-cases', unitId, day, figure],
    queryFn: ({ pageParam }) =>
      api.listDigestCases({ params: { unitId, day }, query: { figure, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

const MESSAGES = ['messages'];

export const useMessages = (query: QueryOf<'listStaffMessages'>) =>
  useQuery({
    queryKey: [...MESSAGES, query],
    queryFn: () => api.listStaffMessages({ query }),
    placeholderData: keepPreviousData,
  });

export const useUnread = () =>
  useQuery({
    queryKey: [...MESSAGES, 'unread'],
    queryFn: () => api.countStaffMessages(),
    refetchInterval: 60_000,
  });

export function useReadMessages() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids?: string[]) => api.readStaffMessages({ body: ids ? { ids } : {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: MESSAGES }),
  });
}
