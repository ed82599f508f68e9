import { Spin } from 'antd';
import { Navigate, useLocation } from 'react-router';
import { isLoggedOut } from '../api.ts';
import { AppShell } from '../shell/app-shell.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { useMe } from './queries.ts';

/** Nobody gets past this without a session; who comes back lands on the page that was asked for. */
export function RequireSession() {
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.data) return <AppShell me={me.data} />;
  if (isLoggedOut(me.error))
    return <Navigate to={`/login?from=${encodeURIComponent(pathname + search)}`} replace />;
  if (me.error) return <ErrorBlock error={me.error} retry={() => void me.refetch()} />;
  return <Spin fullscreen description="正在打开" />;
}
