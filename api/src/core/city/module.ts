import type { Module } from '../../module.ts';
import { centerOf, readCity } from './city.ts';
import { listCalendarYears, loadCalendarYear } from './load-calendar.ts';
import { searchPlaces } from './search-places.ts';
import { dropOldSheets } from './standards/drop-old-sheets.ts';
import { standardHandlers } from './standards/routes.ts';

export const cityModule: Module = {
  name: 'city',
  routes: {
    ...standardHandlers,
    getCity: async (context) => {
      const city = await readCity(context.db);
      const { name, hotline, consentVersion } = city.settings;
      return {
        name,
        hotline,
        consentVersion,
        appId: context.config.wechat.appid,
        mchId: context.config.wechatPay.mchid,
        subscribeTemplates: Object.values(context.config.templates),
        areas: city.areas,
        center: centerOf(city),
      };
    },
    listCalendarYears: async (context) => ({ items: await listCalendarYears(context.db) }),
    loadCalendarYear: (context, { body }) => loadCalendarYear(context, body),
    listPicks: async (context) => ({ items: (await readCity(context.db)).picks }),
    searchPlaces: async (context, { query }) => {
      const { longitude, latitude, text } = query;
      const at =
        longitude !== undefined && latitude !== undefined ? { longitude, latitude } : undefined;
      return searchPlaces(await readCity(context.db), { text, at });
    },
    listStandards: async (context, { query }) => {
      const { standards, picks } = await readCity(context.db);
      const keys = picks.find((pick) => pick.id === query.pickId)?.categoryKeys ?? [];
      const rank = (categoryKey: string) => (keys.includes(categoryKey) ? 0 : 1);
      return {
        items: [...standards].sort((a, b) => rank(a.categoryKey) - rank(b.categoryKey)),
      };
    },
  },
  jobs: [dropOldSheets],
};
