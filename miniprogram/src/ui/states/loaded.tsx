import type { ReactNode } from 'react';
import { errorWords } from '../../words/errors.ts';
import { Notice } from './notice.tsx';
import { Skeleton } from './skeleton.tsx';

type Loading<T> = {
  data: T | undefined;
  error: unknown;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  refetch: () => unknown;
};
type Props<T> = { query: Loading<T>; blocks?: number; children: (data: T) => ReactNode };

/** What is known is shown, even when it could not be refreshed; otherwise waiting, offline or trouble. */
export function Loaded<T>({ query, blocks, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  const action = { name: '重新加载', onTap: query.refetch };
  if (query.fetchStatus === 'paused')
    return <Notice icon="warning-grey" title="网络已断开" hint="恢复后会自动加载" />;
  if (query.error && query.fetchStatus === 'idle')
    return (
      <Notice
        icon="warning-grey"
        title="没有加载成功"
        hint={errorWords(query.error)}
        action={action}
      />
    );
  return <Skeleton blocks={blocks} />;
}
