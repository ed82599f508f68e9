import { type Random, range } from './random.ts';

/** Metres: x to the right, y up, z away from the camera. */
export type Place = [x: number, y: number, z: number];

/** A pinhole camera looking along z. */
export type View = {
  width: number;
  height: number;
  cameraX: number;
  cameraHeight: number;
  horizon: number;
  focal: number;
  haze: string;
};

const NEAREST = 1.2;
const fixed = (value: number) => value.toFixed(1);

export function project(view: View, [x, y, z]: Place): [number, number] {
  const depth = Math.max(z, NEAREST);
  return [
    view.width / 2 + (view.focal * (x - view.cameraX)) / depth,
    view.horizon + (view.focal * (view.cameraHeight - y)) / depth,
  ];
}

export const pixelsPerMetre = (view: View, z: number) => view.focal / Math.max(z, NEAREST);

const track = (view: View, places: Place[]) =>
  places.map((place) => project(view, place).map(fixed).join(' ')).join('L');

/** A flat face seen in perspective. */
export const face = (view: View, places: Place[], fill: string, more = '') =>
  `<path d="M${track(view, places)}Z" fill="${fill}" ${more}/>`;

export const line = (view: View, places: Place[], stroke: string, widthM: number, more = '') =>
  `<path d="M${track(view, places)}" fill="none" stroke="${stroke}" stroke-linecap="round" ` +
  `stroke-width="${fixed(widthM * pixelsPerMetre(view, places[0]![2]))}" ${more}/>`;

/** A rectangle on the ground. */
export const mat = (
  view: View,
  [left, right]: [number, number],
  [near, far]: [number, number],
  fill: string,
  more = '',
) =>
  face(
    view,
    [
      [left, 0, near],
      [right, 0, near],
      [right, 0, far],
      [left, 0, far],
    ],
    fill,
    more,
  );

/** A rectangle that faces the camera. */
export const screen = (
  view: View,
  [left, right]: [number, number],
  [low, high]: [number, number],
  z: number,
  fill: string,
  more = '',
) =>
  face(
    view,
    [
      [left, low, z],
      [right, low, z],
      [right, high, z],
      [left, high, z],
    ],
    fill,
    more,
  );

/** An ellipse on the ground; with `ragged` its rim becomes irregular. */
export function patch(
  view: View,
  [x, z]: [number, number],
  [radiusX, radiusZ]: [number, number],
  fill: string,
  options: { ragged?: number; random?: Random; more?: string; y?: number } = {},
) {
  const { ragged = 0, random, more = '', y = 0 } = options;
  const rim = range(ragged ? 22 : 40).map((step, _, all): Place => {
    const angle = (step / all.length) * Math.PI * 2;
    const reach = random ? 1 - random.between(0, ragged) : 1;
    return [x + Math.cos(angle) * radiusX * reach, y, z + Math.sin(angle) * radiusZ * reach];
  });
  return face(view, rim, fill, more);
}

/** Something upright, drawn in metres with its foot at 0,0 and y pointing down as SVG has it. */
export function stand(view: View, x: number, z: number, drawing: string, turn = '') {
  const [left, top] = project(view, [x, 0, z]);
  const scale = pixelsPerMetre(view, z).toFixed(2);
  return `<g transform="translate(${fixed(left)} ${fixed(top)}) scale(${scale}) ${turn}">${drawing}</g>`;
}

export const shadow = (
  view: View,
  x: number,
  z: number,
  radiusX: number,
  radiusZ = radiusX * 0.5,
) =>
  patch(view, [x, z], [radiusX, radiusZ], '#0b1320', { more: 'opacity=".28" filter="url(#soft)"' });
