import type { Page } from '../modules.ts';

/** The entry of the menu a path belongs to: the closest one, since one page may lie below another. */
export const pageAt = (menu: Page[], pathname: string): Page | undefined =>
  menu
    .filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
