import { inspectionRoutes } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';
import { readDevicePosition } from '../ui/device-position.ts';

const MINE = ['my-tasks'];
const ALL = ['inspection-tasks'];

export const useMyTasks = (query: z.input<typeof inspectionRoutes.listMyTasks.query>) =>
  useQuery({
    queryKey: [...MINE, query],
    queryFn: () => api.listMyTasks({ query }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    staleTime: 0,
  });

/** Reads the device and tells the server; the tasks come back in the order of the new distances. */
export function useReportPosition() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => api.reportPosition({ body: await readDevicePosition() }),
    onSuccess: () => void client.invalidateQueries({ queryKey: MINE }),
  });
}

export const useTasks = (query: z.input<typeof inspectionRoutes.listTasks.query>) =>
  useQuery({
    queryKey: [...ALL, query],
    queryFn: () => api.listTasks({ query }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export function useMayAssign(): boolean {
  const audience: readonly string[] = inspectionRoutes.assignTask.audience;
  return useMe().data?.roles.some((role) => audience.includes(role)) ?? false;
}

export const useInspectorChoices = (taskId: string) =>
  useQuery({
    queryKey: ['inspector-choices', taskId],
    queryFn: () => api.listInspectorChoices({ params: { id: taskId } }),
    staleTime: 0,
  });

export function useAssign(taskId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (staffId: string) => api.assignTask({ params: { id: taskId }, body: { staffId } }),
    // A refusal says that somebody else was faster: the list is old either way.
    onSettled: () => void client.invalidateQueries({ queryKey: ALL }),
  });
}
