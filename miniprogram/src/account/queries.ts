import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';

/** Never remembered: a consent counts for the newest text only. */
export const useTerms = () =>
  useQuery({ queryKey: ['terms'], queryFn: () => api.getTerms(), gcTime: 0 });

type Consent = Parameters<typeof api.giveConsent>[0]['body'];

export function useGiveConsent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Consent) => api.giveConsent({ body }),
    onSuccess: (citizen) => client.setQueryData(['me'], citizen),
    onError: () => client.invalidateQueries({ queryKey: ['terms'] }),
  });
}

export function useBindPhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => api.bindPhone({ body: { code } }),
    onSuccess: (citizen) => client.setQueryData(['me'], citizen),
  });
}

export function useUnbindPhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.unbindPhone({ body: {} }),
    onSuccess: (citizen) => client.setQueryData(['me'], citizen),
  });
}
