import { View } from '@tarojs/components';
import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { type Fix, METRES_PER_DEGREE, toWgs84 } from '../../geo.ts';
import { distanceWords } from '../../words/place-words.ts';
import { Icon } from '../basics/icon.tsx';
import { press } from '../basics/press.ts';
import styles from './geo-map.module.scss';
import type { GeoMapProps } from './index.tsx';
import { NameDots } from './name-dots.tsx';
import { outlinePath, projection } from './outline.ts';

const ZOOMS_M_PER_PX = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256];
const FIRST_ZOOM = 2;
const SCALE_BAR_PX = 60;

/** Our own drawing of the city, moved under a pin that stays in the middle: no foreign map service. */
export function GeoMap({ center, areas, marks, onMove }: GeoMapProps) {
  const [zoom, setZoom] = useState(FIRST_ZOOM);
  const [drag, setDrag] = useState({ x: 0, y: 0 });
  const from = useRef<{ x: number; y: number } | null>(null);
  const middle = toWgs84(center);
  const mPerPx = ZOOMS_M_PER_PX[zoom] ?? 1;
  const origin = areas[0]?.polygons[0]?.[0]?.[0] ?? [middle.longitude, middle.latitude];
  const project = useMemo(() => projection(origin[0], origin[1]), [origin[0], origin[1]]);
  const outlines = useMemo(
    () =>
      areas.map(({ id, name, polygons }) => ({ id, name, path: outlinePath(polygons, project) })),
    [areas, project],
  );
  const at = project(middle.longitude, middle.latitude);
  const shift = { x: drag.x - at.x / mPerPx, y: drag.y - at.y / mPerPx };

  const dots = marks.map(({ name, longitude, latitude }) => {
    const point = project(longitude, latitude);
    return { name, x: point.x / mPerPx + shift.x, y: point.y / mPerPx + shift.y };
  });

  const start = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY };
  };
  const move = (event: PointerEvent) => {
    if (from.current)
      setDrag({ x: event.clientX - from.current.x, y: event.clientY - from.current.y });
  };
  const end = () => {
    if (from.current && (drag.x || drag.y)) onMove(moved(center, drag, mPerPx));
    from.current = null;
    setDrag({ x: 0, y: 0 });
  };
  const zoomBy = (steps: number) =>
    setZoom(Math.min(ZOOMS_M_PER_PX.length - 1, Math.max(0, zoom + steps)));

  return (
    <View>
      <View className={styles.map}>
        <svg
          role="img"
          aria-label="辖区示意图，可拖动；也可在下方搜索地址"
          className={styles.ground}
          style={{ display: 'block', touchAction: 'none', cursor: 'grab' }}
          onPointerDown={start}
          onPointerMove={move}
          onPointerUp={end}
          onPointerCancel={end}
        >
          <svg x="50%" y="50%" overflow="visible" aria-hidden="true">
            <g transform={`translate(${shift.x} ${shift.y}) scale(${1 / mPerPx})`}>
              {outlines.map(({ id, path }) => (
                <path
                  key={id}
                  d={path}
                  fill="#f8fafc"
                  stroke="#8aa4c8"
                  strokeWidth="1.5"
                  vectorEffect="non-scaling-stroke"
                />
              ))}
            </g>
            <NameDots dots={dots} />
            {center.accuracyM ? (
              <circle
                cx={drag.x}
                cy={drag.y}
                r={center.accuracyM / mPerPx}
                fill="#1668dc"
                fillOpacity="0.12"
              />
            ) : null}
          </svg>
        </svg>
        <Icon name="pin-full" className={styles.pin} />
        <View className={styles.zoom}>
          <View className={styles.zoomButton} {...press(() => zoomBy(-1), '放大')}>
            <Icon name="plus" />
          </View>
          <View className={styles.zoomButton} {...press(() => zoomBy(1), '缩小')}>
            <Icon name="minus" />
          </View>
        </View>
        <div className={styles.scale} style={{ width: `${SCALE_BAR_PX}px` }}>
          {distanceWords(SCALE_BAR_PX * mPerPx)}
        </div>
      </View>
      <View className={styles.hint}>
        拖动地图，让图钉对准问题位置；图上没有街道，请对照附近地址
      </View>
    </View>
  );
}

/** The ground moved with the finger, so the pin went the other way. */
function moved(center: Fix, drag: { x: number; y: number }, mPerPx: number): Fix {
  const { longitude, latitude } = toWgs84(center);
  const east = (-drag.x * mPerPx) / (METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180));
  const north = (drag.y * mPerPx) / METRES_PER_DEGREE;
  return {
    longitude: longitude + east,
    latitude: latitude + north,
    datum: 'wgs84',
    accuracyM: null,
  };
}
