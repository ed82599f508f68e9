export { areaAt, type City, forgetCity, readCity } from './city.ts';
export { cityModule } from './module.ts';
export {
  type Area,
  type CitySettings,
  insertAreas,
  insertCalendarYear,
  insertCategories,
  insertPicks,
  insertPlaces,
  insertStandards,
  isDemoCity,
  markDemoCity,
  type PickRow,
  type PlaceName,
  writeSettings,
} from './store.ts';
