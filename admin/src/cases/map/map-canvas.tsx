import type { Area, Place } from '@suishoupai/api/contract';
import Feature from 'ol/Feature.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import Point from 'ol/geom/Point.js';
import { circular } from 'ol/geom/Polygon.js';
import VectorLayer from 'ol/layer/Vector.js';
import OlMap from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import View from 'ol/View.js';
import 'ol/ol.css';
import { useEffect, useRef, useState } from 'react';
import { sayPlace } from '../words.ts';
import { accuracyStyle, areaStyle, pinStyle } from './map-styles.ts';
import styles from './place-map.module.css';
import { ScaleBar } from './scale-bar.tsx';

const MERCATOR = 'EPSG:3857';
const FAR_ZOOM = 10;

/** Offline: the city's own outlines are the ground, no tile is fetched from anywhere. */
function drawAreas(areas: Area[]): VectorSource {
  const features = areas.map((area) => {
    const shape = new MultiPolygon(area.polygons).transform('EPSG:4326', MERCATOR);
    return new Feature({ geometry: shape, name: area.name });
  });
  return new VectorSource({ features });
}

function drawPlace({ longitude, latitude, accuracyM }: Place): VectorSource {
  const pin = new Feature(new Point(fromLonLat([longitude, latitude])));
  pin.setStyle(pinStyle);
  if (accuracyM === null) return new VectorSource({ features: [pin] });
  const circle = new Feature(
    circular([longitude, latitude], accuracyM, 48).transform('EPSG:4326', MERCATOR),
  );
  circle.setStyle(accuracyStyle);
  return new VectorSource({ features: [circle, pin] });
}

type Props = { place: Place; areas: Area[]; isNear: boolean };

export default function MapCanvas({ place, areas, isNear }: Props) {
  const target = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<OlMap | null>(null);
  useEffect(() => {
    const made = new OlMap({
      target: target.current!,
      controls: [],
      layers: [new VectorLayer({ source: drawAreas(areas), style: areaStyle })],
      view: new View({ minZoom: 7, maxZoom: 19 }),
    });
    setMap(made);
    return () => made.setTarget(undefined);
  }, [areas]);
  useEffect(() => {
    if (!map) return;
    const layer = new VectorLayer({ source: drawPlace(place) });
    map.addLayer(layer);
    return () => {
      map.removeLayer(layer);
    };
  }, [map, place]);
  useEffect(() => {
    map?.getView().setCenter(fromLonLat([place.longitude, place.latitude]));
    map?.getView().setZoom(isNear ? nearZoom(place.accuracyM) : FAR_ZOOM);
  }, [map, place, isNear]);
  return (
    <>
      <div
        ref={target}
        className={styles.canvas}
        role="img"
        aria-label={`地图：${sayPlace(place)}`}
      />
      {map && <ScaleBar map={map} />}
    </>
  );
}

/** About 500 metres from edge to edge, or all of the circle of error when that is larger. */
const nearZoom = (accuracyM: number | null): number =>
  Math.min(15.2, Math.max(12, 22 - Math.log2(Math.max(15, accuracyM ?? 30))));
