const STORE = 'photos';
const opened = new Map<string, string>();

/** A `blob:` address dies with the page, so the picture itself goes to IndexedDB under its id. */
export async function keepPhoto(id: string, address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  await inStore('readwrite', (store) => store.put(blob, id));
  opened.set(id, address);
  return id;
}

export async function photoAddress(id: string): Promise<string> {
  const known = opened.get(id);
  if (known) return known;
  const blob = await inStore<Blob | undefined>('readonly', (store) => store.get(id));
  if (!blob) throw new Error('photo is gone');
  const address = URL.createObjectURL(blob);
  opened.set(id, address);
  return address;
}

export function dropPhoto(id: string): void {
  const address = opened.get(id);
  if (address) URL.revokeObjectURL(address);
  opened.delete(id);
  inStore('readwrite', (store) => store.delete(id)).catch(() => undefined);
}

async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await finished(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('suishoupai', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return finished(request);
}

const finished = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
