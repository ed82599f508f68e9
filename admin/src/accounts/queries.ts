import type { Staff } from '@suishoupai/api/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { setSessionExpired } from './session-watch.ts';

const ME = ['me'];

export const useCity = () =>
  useQuery({
    queryKey: ['city'],
    queryFn: () => api.getCity(),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useMe = () =>
  useQuery({ queryKey: ME, queryFn: () => api.getStaffMe(), staleTime: Number.POSITIVE_INFINITY });

export function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; password: string }) => api.loginStaff({ body }),
    onSuccess: (staff) => {
      const before = client.getQueryData<Staff>(ME);
      // Another person must not see a single row that was fetched for the last one.
      if (before && before.id !== staff.id) client.clear();
      client.setQueryData(ME, staff);
      setSessionExpired(false);
      if (before?.id === staff.id) void client.invalidateQueries();
    },
  });
}

export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.logoutStaff(),
    onSuccess: () => client.clear(),
  });
}
