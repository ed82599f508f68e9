import { useCallback, useEffect, useState } from 'react';
import { api } from '../api.ts';
import type { Draft } from './drafts/draft.ts';
import { changeCurrent } from './drafts/draft-box.ts';

type Place = NonNullable<Draft['place']>;

/** Where the inspector stands, as the browser says; asked for on opening and with every picture before. */
export function usePlace(isWanted: boolean) {
  const [state, setState] = useState<'locating' | 'found' | 'failed'>('locating');
  const [why, setWhy] = useState('');
  const locate = useCallback(async () => {
    setState('locating');
    try {
      changeCurrent({ place: await withAddress(await readPosition()) });
      setState('found');
    } catch (error) {
      setWhy(sayWhy(error));
      setState('failed');
    }
  }, []);
  useEffect(() => {
    if (isWanted) void locate();
  }, [isWanted, locate]);
  return { state, why, locate };
}

async function readPosition(): Promise<Place> {
  const { coords } = await new Promise<GeolocationPosition>((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, {
      enableHighAccuracy: true,
      timeout: 20_000,
      maximumAge: 10_000,
    }),
  );
  const { longitude, latitude, accuracy } = coords;
  return {
    longitude,
    latitude,
    datum: 'wgs84',
    accuracyM: Math.min(accuracy, 100_000),
    address: '',
  };
}

const NEAR_M = 1000;
class OutsideCity extends Error {}

/** Without network the place goes without words, and the server will judge. */
async function withAddress(place: Place): Promise<Place> {
  const { longitude, latitude } = place;
  const around = await api.searchPlaces({ query: { longitude, latitude } }).catch(() => null);
  if (around === null) return place;
  if (around.area === null) throw new OutsideCity();
  const [nearest] = around.items;
  const isNear = nearest && (nearest.distanceM ?? NEAR_M) < NEAR_M;
  return { ...place, address: isNear ? `${nearest.name}附近` : around.area.name };
}

const DENIED = 1;
function sayWhy(error: unknown): string {
  if (error instanceof OutsideCity) return '这里不在本市范围内';
  const isDenied = error instanceof GeolocationPositionError && error.code === DENIED;
  return isDenied ? '未允许定位，请在浏览器设置里打开' : '没有定到位，请到开阔处重试';
}
