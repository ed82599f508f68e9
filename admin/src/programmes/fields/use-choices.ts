import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import type { Names } from './field.ts';

export type Kind = { key: string; name: string; group: string };
export type Choices = { areas: { id: string; name: string }[]; kinds: Kind[]; names: Names };

const MAX_PAGES = 50;
const kept = { staleTime: 600_000 };

/** The districts and the kinds of this city, and what each is called. */
export function useChoices() {
  const city = useQuery({ queryKey: ['city'], queryFn: () => api.getCity({}), ...kept });
  const kinds = useQuery({ queryKey: ['kinds'], queryFn: readKinds, ...kept });
  const failed = [city, kinds].find((one) => one.error);
  const { areas = [] } = city.data ?? {};
  const all = kinds.data ?? [];
  const names: Names = (of, key) =>
    (of === 'area'
      ? areas.find((one) => one.id === key)?.name
      : all.find((one) => one.key === key)?.name) ?? `${key}（本市没有）`;
  return {
    choices: city.data && kinds.data ? ({ areas, kinds: all, names } as Choices) : null,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}

/** What citizens pick, then the majors and the minors of the standard: the rules know all three. */
async function readKinds(): Promise<Kind[]> {
  const { items: picks } = await api.listPicks({});
  const minors: Kind[] = [];
  const majors = new Map<string, Kind>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, nextCursor } = await api.listCategories({ query: { cursor, limit: 100 } });
    for (const { key, name, majorName } of items) {
      minors.push({ key, name, group: '小类' });
      const major = key.slice(0, 3);
      majors.set(major, { key: major, name: majorName, group: '大类（含全部小类）' });
    }
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  const picked = picks.map(({ id, label }) => ({ key: id, name: label, group: '市民所选类型' }));
  return [...picked, ...majors.values(), ...minors];
}
