import type { Fix } from '../geo.ts';

/** WeChat's chooser needs a foreign map service here; our own list and search do without. */
export const hasPlaceChooser = false;

export async function choosePlace(
  _near: Fix | null,
): Promise<{ fix: Fix; address: string } | null> {
  return null;
}
