import type OlMap from 'ol/Map.js';
import { unByKey } from 'ol/Observable.js';
import { getPointResolution } from 'ol/proj.js';
import { useEffect, useState } from 'react';
import { formatDistance } from '../words.ts';
import styles from './place-map.module.css';

const WIDEST_PX = 90;

/** The largest 1, 2 or 5 with zeros that still fits. */
export function roundLengthM(longestM: number): number {
  const power = 10 ** Math.floor(Math.log10(longestM));
  const digit = [5, 2, 1].find((one) => one * power <= longestM) ?? 1;
  return digit * power;
}

/** How long a stretch of the picture is, in the words of this country; the one of OpenLayers writes "km". */
export function ScaleBar({ map }: { map: OlMap }) {
  const [metresPerPx, setMetresPerPx] = useState(0);
  useEffect(() => {
    const view = map.getView();
    const read = () => {
      const [centre, resolution] = [view.getCenter(), view.getResolution()];
      if (centre && resolution)
        setMetresPerPx(getPointResolution(view.getProjection(), resolution, centre, 'm'));
    };
    read();
    const keys = [view.on('change:center', read), view.on('change:resolution', read)];
    return () => unByKey(keys);
  }, [map]);
  if (metresPerPx === 0) return null;
  const lengthM = roundLengthM(WIDEST_PX * metresPerPx);
  return (
    <span className={styles.scale} style={{ width: lengthM / metresPerPx }}>
      {formatDistance(lengthM).replace('.0', '')}
    </span>
  );
}
