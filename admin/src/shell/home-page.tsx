import { Navigate } from 'react-router';
import { useMe } from '../accounts/queries.ts';
import { menuOf } from '../modules.ts';
import { NoPermission } from './other-pages.tsx';

/** Opens the first page this person works on. */
export function HomePage() {
  const me = useMe();
  const first = me.data && menuOf(me.data)[0];
  return first ? <Navigate to={first.path} replace /> : <NoPermission />;
}
