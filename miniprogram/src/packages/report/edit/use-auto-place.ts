import { useCallback, useEffect, useState } from 'react';
import type { Draft } from '../../../drafts/draft.ts';
import { changeDraft } from '../../../drafts/draft-store.ts';
import type { Fix } from '../../../geo.ts';
import { locate } from '../../../platform/location';
import { acceptPrivacy } from '../../../platform/privacy';
import { placesAround } from '../../../queries.ts';
import { queryClient } from '../../../query-client.ts';
import { addressWords } from '../../../words/place-words.ts';

export type PlaceState = 'waiting' | 'locating' | 'found' | 'refused' | 'failed' | 'outside';
export type Placing = {
  state: PlaceState;
  retry: () => void;
  /** Nothing speaks against uploading: the place is known to be in the city, or cannot be known. */
  isSettled: boolean;
};

/** Finds out once where the photos were taken, of who agreed to the terms; the person may correct it or choose an address. */
export function useAutoPlace(draft: Draft, mayLocate: boolean): Placing {
  const { id, place } = draft;
  const [state, setState] = useState<PlaceState>(place ? 'found' : 'waiting');
  const retry = useCallback(() => {
    setState('locating');
    findPlace(id)
      .then(setState)
      .catch(() => setState('failed'));
  }, [id]);
  // Once per draft: a place the person chose meanwhile is not overwritten by a late fix.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place removed later must not start it again
  useEffect(() => {
    if (mayLocate && !place) retry();
  }, [retry, mayLocate]);
  const current = place ? 'found' : state;
  return { state: current, retry, isSettled: !UNSETTLED.includes(current) };
}

const UNSETTLED: readonly PlaceState[] = ['waiting', 'locating', 'outside'];

async function findPlace(draftId: string): Promise<PlaceState> {
  if (!(await acceptPrivacy())) return 'refused';
  const located = await locate();
  if (located.kind !== 'fix') return located.kind;
  const named = await nameOf(located.fix);
  if (!named) return 'outside';
  changeDraft(draftId, { place: { fix: located.fix, ...named } });
  return 'found';
}

/** Address and district; null outside the city; no words without network, when the server will judge. */
async function nameOf(fix: Fix): Promise<{ address: string; areaName: string } | null> {
  try {
    const { area, items } = await queryClient.fetchQuery({
      ...placesAround(fix),
      networkMode: 'always',
    });
    return area && { address: addressWords(area.name, items[0]), areaName: area.name };
  } catch {
    return { address: '', areaName: '' };
  }
}
