import type { Draft } from './draft.ts';

const TABLE = 'drafts';

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('self-handled', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'id' });
  return ended(request);
}

const ended = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within<T>(
  mode: IDBTransactionMode,
  work: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await ended(work(database.transaction(TABLE, mode).objectStore(TABLE)));
  } finally {
    database.close();
  }
}

/** Drafts with their photos outlive a reload and an empty battery. */
export const readDrafts = async (staffId: string): Promise<Draft[]> => {
  const all: Draft[] = await within('readonly', (table) => table.getAll());
  return all.filter((draft) => draft.staffId === staffId);
};

export const keepDraft = (draft: Draft): Promise<unknown> =>
  within('readwrite', (table) => table.put(draft));

export const dropDraft = (id: string): Promise<unknown> =>
  within('readwrite', (table) => table.delete(id));
