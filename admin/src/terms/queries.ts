import type { citizenRoutes } from '@suishoupai/api/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';

const key = ['terms'];

export const useMayPublish = (): boolean => useMe().data?.roles.includes('admin') ?? false;

/** The newest text, or that of one version. */
export const useTerms = (version: number | undefined) =>
  useQuery({
    queryKey: [...key, version ?? 'newest'],
    queryFn: () => api.getTerms({ query: { version } }),
  });

export function usePublishTerms() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof citizenRoutes.publishTerms.body>) =>
      api.publishTerms({ body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
