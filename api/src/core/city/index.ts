export { areaAt, type City, cityAtHand, forgetCity, readCity } from './city.ts';
export { cityModule } from './module.ts';
export { categoryNames, insertScheme } from './schemes.ts';
export { insertStandards } from './standards/index.ts';
export {
  type Area,
  type CitySettings,
  insertAreas,
  insertCalendarYear,
  insertPicks,
  insertPlaces,
  isDemoCity,
  markDemoCity,
  type PickRow,
  type PlaceName,
  readSettings,
  writeSettings,
} from './store.ts';
