import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { z } from 'zod';
import { zhCN as zodZhCN } from 'zod/locales';
import { RequireSession } from './accounts/require-session.tsx';
import { setSessionExpired } from './accounts/session-watch.ts';
import { isLoggedOut, mayRetry } from './api.ts';
import { pages } from './modules.ts';
import { guard } from './shell/guard.tsx';
import { HomePage } from './shell/home-page.tsx';
import { NotFound, PageFailed } from './shell/other-pages.tsx';
import { theme } from './theme.ts';

z.config(zodZhCN());

const onError = (error: unknown) => isLoggedOut(error) && setSessionExpired(true);
const client = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { retry: mayRetry, staleTime: 30_000, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
});

const Opening = () => <Spin fullscreen description="正在打开" />;

client.setQueryDefaults(['draft'], { gcTime: Number.POSITIVE_INFINITY });

const router = createBrowserRouter(
  [
    {
      path: '/login',
      lazy: async () => ({ Component: (await import('./accounts/login-page.tsx')).default }),
      HydrateFallback: Opening,
    },
    {
      path: '/',
      Component: RequireSession,
      ErrorBoundary: PageFailed,
      children: [
        { index: true, Component: HomePage },
        ...pages.map((page) => ({
          path: page.path,
          lazy: async () => ({ Component: guard(page, (await page.load()).default) }),
          ErrorBoundary: PageFailed,
          HydrateFallback: Opening,
        })),
        { path: '*', Component: NotFound },
      ],
    },
  ],
  { basename: '/admin' },
);

export function App() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      // The virtual list of a Select hides its options from screen readers; ours are short.
      virtual={false}
    >
      <AntdApp style={{ height: '100%' }} message={{ maxCount: 3 }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
