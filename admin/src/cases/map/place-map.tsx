import type { Place } from '@suishoupai/api/contract';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useCity } from '../../accounts/queries.ts';
import styles from './place-map.module.css';

const MapCanvas = lazy(() => import('./map-canvas.tsx'));

/** Where it is: the spot with the device's own estimate of its error, or the whole district. */
export function PlaceMap({ place }: { place: Place }) {
  const city = useCity();
  const [isNear, setIsNear] = useState(true);
  return (
    <div className={styles.map}>
      {city.data && (
        <Suspense fallback={null}>
          <MapCanvas place={place} areas={city.data.areas} isNear={isNear} />
        </Suspense>
      )}
      <Button size="small" className={styles.toggle} onClick={() => setIsNear(!isNear)}>
        {isNear ? '看全区' : '看近处'}
      </Button>
    </div>
  );
}
