import { CallFailed, ERRORS, SHEET_TYPE } from '@suishoupai/api/contract';
import { api } from '../api.ts';
import { newId } from '../new-id.ts';

/** Straight to the store with a form the API signed; returns the id of the import. */
export async function uploadSheet(file: File): Promise<string> {
  const id = newId();
  const { url, fields } = await api.startStandardImport({
    body: { id, fileName: file.name.slice(-120), bytes: file.size },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([file], { type: SHEET_TYPE }), 'sheet.xlsx');
  const response = await fetch(url, {
    method: 'POST',
    body: form,
    signal: AbortSignal.timeout(120_000),
  }).catch(() => null);
  if (!response?.ok)
    throw new CallFailed(response?.status ?? 0, {
      code: 'sheet_not_uploaded',
      message: ERRORS.sheet_not_uploaded[1],
    });
  return id;
}
