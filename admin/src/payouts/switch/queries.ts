import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';

const SWITCH = ['payout-switch'];

export const usePayoutSwitch = () =>
  useQuery({ queryKey: SWITCH, queryFn: () => api.getPayoutSwitch(), refetchInterval: 30_000 });

export function useTurnSwitch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { turn: 'stop' | 'start'; reason: string }) => api.setPayoutSwitch({ body }),
    onSuccess: (after) => client.setQueryData(SWITCH, after),
    onError: () => void client.invalidateQueries({ queryKey: SWITCH }),
  });
}
