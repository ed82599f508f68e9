import type { Area } from '@suishoupai/api/contract';
import { View, Map as WeChatMap } from '@tarojs/components';
import { useRef } from 'react';
import { type Fix, toGcj02 } from '../../geo.ts';
import { Icon } from '../basics/icon.tsx';
import styles from './geo-map.module.scss';

export type Mark = { name: string; longitude: number; latitude: number };
export type GeoMapProps = {
  center: Fix;
  areas: Area[];
  marks: Mark[];
  /** The person moved the map under the pin. */
  onMove: (fix: Fix) => void;
};

type RegionChange = {
  type: string;
  causedBy?: string;
  detail?: {
    type?: string;
    causedBy?: string;
    centerLocation?: { longitude: number; latitude: number };
  };
};

const SCALE = 17;

/** WeChat's map with the pin in its middle; this is the only file that knows it. */
export function GeoMap({ center, onMove }: GeoMapProps) {
  // A place the map itself reported is not given back to it, or it would jump while being moved.
  const reported = useRef<Fix | null>(null);
  const shown = useRef(toGcj02(center));
  if (center !== reported.current) shown.current = toGcj02(center);
  const moved = ({ type, causedBy, detail }: RegionChange) => {
    const cause = causedBy ?? detail?.causedBy;
    const middle = detail?.centerLocation;
    if ((detail?.type ?? type) !== 'end' || !middle || (cause !== 'drag' && cause !== 'scale'))
      return;
    reported.current = { ...middle, datum: 'gcj02', accuracyM: null };
    onMove(reported.current);
  };
  return (
    <View>
      <View className={styles.map}>
        <WeChatMap
          className={styles.ground}
          longitude={shown.current.longitude}
          latitude={shown.current.latitude}
          scale={SCALE}
          showLocation
          onRegionChange={(event) => moved(event as RegionChange)}
          onError={() => undefined}
        />
        <Icon name="pin-full" className={styles.pin} />
      </View>
      <View className={styles.hint}>拖动地图，让图钉对准问题位置</View>
    </View>
  );
}
