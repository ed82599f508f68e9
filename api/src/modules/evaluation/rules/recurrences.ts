import { cellOf, cellRanges, distanceM, type Position } from '../../../lib/geo.ts';

export type Filed = Position & { id: string; categoryKey: string | null; filedAt: Date };
export type ClosedCase = Position & {
  id: string;
  categoryKey: string | null;
  closedAt: Date | null;
};
type Near = { days: number; radiusM: number };

/** No more than is compared: there are as many as cases. */
type Kept = Position & { id: string; at: number };

/** Places by minor class and cell, so that looking for what came back does not look at the whole city. */
export class FiledPlaces {
  private readonly byCell = new Map<string, Kept[]>();

  add(place: Filed): void {
    const key = `${place.categoryKey} ${cellOf(place)}`;
    const { id, longitude, latitude } = place;
    const kept = { id, longitude, latitude, at: place.filedAt.getTime() };
    const known = this.byCell.get(key);
    if (known) known.push(kept);
    else this.byCell.set(key, [kept]);
  }

  /** Whether the same minor class was filed again near a case, soon after it was closed. */
  hasRecurred(one: ClosedCase, { days, radiusM }: Near): boolean {
    if (one.closedAt === null || one.categoryKey === null) return false;
    const from = one.closedAt.getTime();
    const to = from + days * 86_400_000;
    return this.around(one, radiusM).some(
      (place) =>
        place.id !== one.id &&
        place.at > from &&
        place.at <= to &&
        distanceM(one, place) <= radiusM,
    );
  }

  private around(one: ClosedCase, radiusM: number): Kept[] {
    const found: Kept[] = [];
    for (const [first, last] of cellRanges(one, radiusM))
      for (let cell = first; cell <= last; cell++)
        found.push(...(this.byCell.get(`${one.categoryKey} ${cell}`) ?? []));
    return found;
  }
}
