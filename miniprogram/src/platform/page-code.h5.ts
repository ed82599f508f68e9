import { NO_NETWORK, tell } from './notices.ts';

type Route = { path: string; load: () => [Promise<unknown>] };
declare const window: Window & { __taroAppConfig: { routes: Route[] } };

const load = (route: Route) => route.load()[0];

async function fetchAll(): Promise<void> {
  await Promise.allSettled(window.__taroAppConfig.routes.map(load));
}

/** Fetches the code of every page once, so that the network may go while a report is being written. */
export function fetchPageCode(): void {
  const fetchNow = () => void fetchAll();
  fetchNow();
  window.addEventListener('online', fetchNow);
  // A tap on a tab is Taro's own and does not ask first.
  window.addEventListener('unhandledrejection', (event) => {
    if (event.reason?.name !== 'ChunkLoadError') return;
    event.preventDefault();
    tell(NO_NETWORK).catch(() => undefined);
  });
}

/** Whether the page can be opened: going to one without code leaves its address without the page. */
export async function hasPageCode(url: string): Promise<boolean> {
  const path = url.split('?')[0]?.slice(1);
  const route = window.__taroAppConfig.routes.find((one) => one.path === path);
  if (!route) return true;
  return load(route).then(
    () => true,
    () => false,
  );
}
