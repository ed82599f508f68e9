import { onlineManager, QueryClientProvider } from '@tanstack/react-query';
import { useDidShow, useLaunch } from '@tarojs/taro';
import { createElement, type PropsWithChildren } from 'react';
import { sendQueued } from './drafts/send-draft.ts';
import { watchPhone } from './platform/network';
import { fetchPageCode } from './platform/page-code';
import { keepTabsInPlace } from './platform/tab-bar';
import { queryClient } from './query-client.ts';
import './app.scss';

watchPhone();
keepTabsInPlace();

async function sendAndRefresh(): Promise<void> {
  await sendQueued();
  await queryClient.invalidateQueries({ queryKey: ['cases'] });
}

export default function App({ children }: PropsWithChildren) {
  useDidShow(() => {
    sendAndRefresh().catch(() => undefined);
  });
  useLaunch(() => {
    fetchPageCode();
    onlineManager.subscribe((isOnline) => {
      if (isOnline) sendAndRefresh().catch(() => undefined);
    });
  });
  return createElement(QueryClientProvider, { client: queryClient }, children);
}
