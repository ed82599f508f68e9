import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import type { Draft } from './draft.ts';
import { sendWaiting, useDraftBox } from './draft-box.ts';

const AGAIN_MS = 30_000;

/** Sends what waits: at once, when the network is back, and now and then. */
export function useSending() {
  const { waiting } = useDraftBox();
  const { message } = App.useApp();
  const client = useQueryClient();
  const send = useCallback(
    async (draft: Draft) => {
      const caseNo = await sendWaiting(draft);
      if (caseNo === null) return;
      void message.success(`已提交 ${caseNo}`);
      void client.invalidateQueries({ queryKey: ['self-handled'] });
    },
    [client, message],
  );
  const ids = waiting.flatMap((draft) => (draft.refusedWhy === null ? [draft.id] : [])).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is tried anew when the list of ids changes only.
  useEffect(() => {
    if (ids === '') return;
    const sendAll = () => {
      for (const draft of waiting) if (draft.refusedWhy === null) void send(draft);
    };
    sendAll();
    const timer = setInterval(sendAll, AGAIN_MS);
    window.addEventListener('online', sendAll);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', sendAll);
    };
  }, [ids, send]);
  return send;
}
