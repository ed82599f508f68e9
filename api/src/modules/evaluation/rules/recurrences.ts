import { cellOf, cellRanges, distanceM, type Position } from '../../../lib/geo.ts';

export type Filed = Position & { id: string; categoryKey: string | null; filedAt: Date };
export type ClosedCase = Position & {
  id: string;
  categoryKey: string | null;
  closedAt: Date | null;
};
type Near = { days: number; radiusM: number };

/** Places by minor class and cell, so that looking for what came back does not look at the whole city. */
export class FiledPlaces {
  private readonly byCell = new Map<string, Filed[]>();

  add(place: Filed): void {
    const key = `${place.categoryKey} ${cellOf(place)}`;
    const known = this.byCell.get(key);
    if (known) known.push(place);
    else this.byCell.set(key, [place]);
  }

  /** Whether the same minor class was filed again near a case, soon after it was closed. */
  hasRecurred(one: ClosedCase, { days, radiusM }: Near): boolean {
    if (one.closedAt === null || one.categoryKey === null) return false;
    const from = one.closedAt;
    const to = new Date(from.getTime() + days * 86_400_000);
    return this.around(one, radiusM).some(
      (place) =>
        place.id !== one.id &&
        place.filedAt > from &&
        place.filedAt <= to &&
        distanceM(one, place) <= radiusM,
    );
  }

  private around(one: ClosedCase, radiusM: number): Filed[] {
    const found: Filed[] = [];
    for (const [first, last] of cellRanges(one, radiusM))
      for (let cell = first; cell <= last; cell++)
        found.push(...(this.byCell.get(`${one.categoryKey} ${cell}`) ?? []));
    return found;
  }
}
