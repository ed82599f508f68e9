import type { ComponentType } from 'react';
import { useMe } from '../accounts/queries.ts';
import { mayOpen, type Page } from '../modules.ts';
import { NoPermission } from './other-pages.tsx';

/** The server refuses all the same; this only says so before anything is asked for. */
export function guard(page: Page, Inner: ComponentType): ComponentType {
  return function Guarded() {
    const me = useMe();
    return me.data && mayOpen(me.data, page) ? <Inner /> : <NoPermission />;
  };
}
