import { programmeRules } from '../../../../contract/programme-rules.ts';
import type { ProgrammeTemplate } from '../../../../contract/programmes.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import { CITY_PROGRAMMES } from './city-programmes.ts';

/** Other cities' rules, in the order they are written down. Their districts are not ours, so they are left out. */
export function pageOfTemplates(query: { cursor?: string | undefined; limit: number }) {
  const from = Number(readCursor(query.cursor) ?? 0);
  const rows = CITY_PROGRAMMES.slice(from, from + query.limit + 1).map((one, n) => {
    const { areaIds, ...rules } = programmeRules.parse(one.rules);
    const limited = areaIds.length > 0 ? [`原文限 ${areaIds.length} 个区域，须另选本市区域`] : [];
    const template: ProgrammeTemplate = {
      city: one.city,
      name: one.name,
      rules: { ...rules, areaIds: [] },
      assumptions: [...limited, ...one.assumptions],
    };
    return { position: from + n + 1, template };
  });
  const page = toPage(rows, query.limit, (row) => String(row.position));
  return { ...page, items: page.items.map((row) => row.template) };
}
