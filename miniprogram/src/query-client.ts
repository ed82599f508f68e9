import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './words/errors.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 1 && isPassing(error),
      retryDelay: 1_000,
    },
    mutations: { retry: false },
  },
});
