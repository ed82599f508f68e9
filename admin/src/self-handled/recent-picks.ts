import type { Pick } from '@suishoupai/api/contract';

const KEY = 'self-handled-picks';
const SHOWN = 8;

function readRecent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberPick(id: string): void {
  const recent = [id, ...readRecent().filter((one) => one !== id)].slice(0, SHOWN);
  localStorage.setItem(KEY, JSON.stringify(recent));
}

/** What this phone chose last comes first; danger is nothing to settle on the spot and comes last. */
export function arrangePicks(
  picks: readonly Pick[],
  recent: readonly string[] = readRecent(),
): { near: Pick[]; far: Pick[] } {
  const rank = (pick: Pick) => {
    const place = recent.indexOf(pick.id);
    if (place >= 0) return place;
    return pick.isDangerous ? SHOWN + 1 : SHOWN;
  };
  const sorted = [...picks].sort((a, b) => rank(a) - rank(b));
  return { near: sorted.slice(0, SHOWN), far: sorted.slice(SHOWN) };
}
