import type { ImportOutcome, LineWords, standardRoutes } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';
import { saveFile } from './save-file.ts';
import { uploadSheet } from './upload-sheet.ts';

export const useMayImport = (): boolean => useMe().data?.roles.includes('admin') ?? false;

export const useStandardLines = (query: z.input<typeof standardRoutes.listStandardLines.query>) =>
  useQuery({
    queryKey: ['standard-lines', query],
    queryFn: () => api.listStandardLines({ query }),
    placeholderData: keepPreviousData,
  });

export const useVersions = (code: string) =>
  useQuery({
    queryKey: ['standard-lines', 'versions', code],
    queryFn: () => api.listStandardLines({ query: { code, versions: 'all', limit: 100 } }),
  });

export const useSchemes = () =>
  useQuery({
    queryKey: ['category-schemes'],
    queryFn: () => api.listCategorySchemes({ query: {} }),
    staleTime: 600_000,
  });

export const useExport = () =>
  useMutation({ mutationFn: async () => saveFile(await api.exportStandards()) });

/** Uploads and tries it: nothing is written yet. */
export const useDryRun = () =>
  useMutation({
    mutationFn: async (file: File) => {
      const id = await uploadSheet(file);
      return api.checkStandardImport({ params: { id } });
    },
  });

/** Every change of a line is seen at once wherever lines are chosen or read. */
function useChange<Order, Answer>(mutationFn: (order: Order) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => {
      for (const key of ['standard-lines', 'standards', 'standard-imports'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const useConfirmImport = () =>
  useChange((id: string) => api.confirmStandardImport({ params: { id } }));
export const useUndoImport = () =>
  useChange((id: string) => api.undoStandardImport({ params: { id } }));
export const useSaveLine = () =>
  useChange((body: { basedOn: string | null; line: LineWords }) => api.saveStandardLine({ body }));
export const useEndLine = () => useChange((id: string) => api.endStandardLine({ params: { id } }));

export const useImports = (cursor?: string) =>
  useQuery({
    queryKey: ['standard-imports', cursor],
    queryFn: () => api.listStandardImports({ query: { cursor, limit: 20 } }),
    placeholderData: keepPreviousData,
  });

export const useExportErrors = () =>
  useMutation({
    mutationFn: async (id: string) => saveFile(await api.exportImportErrors({ params: { id } })),
  });

export const useImportRows = (id: string, outcome: ImportOutcome, cursor?: string) =>
  useQuery({
    queryKey: ['standard-import', id, outcome, cursor],
    queryFn: () => api.listStandardImportRows({ params: { id }, query: { outcome, cursor } }),
    placeholderData: keepPreviousData,
  });
