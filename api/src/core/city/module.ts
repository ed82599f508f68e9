import type { Module } from '../../module.ts';
import { calendarHandlers } from './calendar/index.ts';
import { centerOf, readCity } from './city.ts';
import { searchPlaces } from './search-places.ts';
import { dropOldSheets } from './standards/imports/index.ts';
import { standardHandlers } from './standards/routes.ts';

export const cityModule: Module = {
  name: 'city',
  routes: {
    ...standardHandlers,
    ...calendarHandlers,
    getCity: async (context) => {
      const city = await readCity(context.db);
      const { name, hotline } = city.settings;
      return {
        name,
        hotline,
        appId: context.config.wechat.appid,
        mchId: context.config.wechatPay.mchid,
        subscribeTemplates: Object.values(context.config.templates),
        areas: city.areas,
        center: centerOf(city),
      };
    },
    listPicks: async (context) => ({ items: (await readCity(context.db)).picks }),
    searchPlaces: async (context, { query }) => {
      const { longitude, latitude, text } = query;
      const at =
        longitude !== undefined && latitude !== undefined ? { longitude, latitude } : undefined;
      return searchPlaces(await readCity(context.db), { text, at });
    },
  },
  jobs: [dropOldSheets],
};
