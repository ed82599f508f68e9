import type { CalendarPreview, calendarRoutes } from '@suishoupai/api/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';

const key = ['calendar-years'];

export const useMayLoad = (): boolean => useMe().data?.roles.includes('admin') ?? false;

export const useCalendarYears = () =>
  useQuery({ queryKey: key, queryFn: () => api.listCalendarYears() });

/** Only reads what was given; nothing is written yet. */
export const usePreview = () =>
  useMutation({
    mutationFn: (
      body: z.input<typeof calendarRoutes.previewCalendarYear.body>,
    ): Promise<CalendarPreview> => api.previewCalendarYear({ body }),
  });

export function useLoadYear() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof calendarRoutes.loadCalendarYear.body>) =>
      api.loadCalendarYear({ body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
