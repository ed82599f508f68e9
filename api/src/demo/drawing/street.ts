import { row } from './buildings.ts';
import { darker, lighter, mix } from './colour.ts';
import type { Palette } from './palette.ts';
import { car, lampPost, person, tree } from './props.ts';
import { type Random, range } from './random.ts';
import { line, mat, patch, shadow, stand, type View } from './view.ts';

/** A street seen from its pavement: shops on the right, the road on the left. */
export type Stage = { view: View; palette: Palette; random: Random };

export const KERB = -1.6;
export const SHOPS = 4.2;
const FAR_KERB = -11.6;

export function sky({ view, palette, random }: Stage) {
  const clouds = range(palette.isNight ? 0 : 5).map(() => {
    const x = random.between(0, view.width);
    const y = random.between(30, view.horizon * 0.6);
    const size = random.between(40, 110);
    return range(4)
      .map(
        (puff) =>
          `<ellipse cx="${(x + puff * size * 0.7).toFixed(0)}" cy="${(y + random.between(-12, 12)).toFixed(0)}" rx="${size}" ry="${(size * 0.28).toFixed(0)}" fill="#fff" opacity=".3" filter="url(#blur)"/>`,
      )
      .join('');
  });
  const towers = range(22).map((index) => {
    const height = random.between(20, 110);
    const colour = mix(palette.haze, palette.glass, random.between(0.12, 0.3));
    return `<rect x="${index * 62 - 20}" y="${(view.horizon - height).toFixed(0)}" width="${random.between(34, 66).toFixed(0)}" height="${height.toFixed(0)}" fill="${colour}"/>`;
  });
  return `<rect width="${view.width}" height="${view.height}" fill="url(#sky)"/>${clouds.join('')}${towers.join('')}`;
}

function roadway({ view, palette, random }: Stage) {
  const paint = palette.isNight ? '#8a8d96' : '#e8e6dd';
  const yellow = palette.isNight ? '#7d6a3a' : '#e0b64a';
  const middle = (KERB + FAR_KERB) / 2;
  const dashes = range(18).flatMap((index) =>
    [KERB - 2.6, FAR_KERB + 2.6].map((x) =>
      mat(view, [x - 0.07, x + 0.07], [3 + index * 6, 6 + index * 6], paint, 'opacity=".8"'),
    ),
  );
  const specks = range(160).map(() => {
    const z = random.between(3, 16);
    const size = random.between(0.02, 0.06);
    const tone = random.chance(0.5) ? '#ffffff' : '#000000';
    return patch(view, [random.between(FAR_KERB, KERB), z], [size, size], tone, {
      more: 'opacity=".1"',
    });
  });
  const stains = range(5).map(() =>
    patch(
      view,
      [random.between(FAR_KERB, KERB), random.between(4, 30)],
      [random.between(0.6, 1.6), random.between(1, 4)],
      darker(palette.road, 0.35),
      { ragged: 0.4, random, more: 'opacity=".25" filter="url(#soft)"' },
    ),
  );
  return [
    mat(view, [FAR_KERB, KERB], [1, 400], 'url(#road)'),
    ...stains,
    ...specks,
    mat(view, [middle - 0.2, middle - 0.08], [1, 300], yellow),
    mat(view, [middle + 0.08, middle + 0.2], [1, 300], yellow),
    ...dashes,
  ].join('');
}

export function pavement({ view, palette }: Stage, left = KERB, right = SHOPS) {
  const joint = darker(palette.paving, 0.22);
  const across = range(46).map((index) => 2.4 + index * 0.6);
  const along = range(Math.round((right - left) / 0.6)).map((index) => left + 0.3 + index * 0.6);
  const tactile = palette.isNight ? '#6f5f35' : '#d9ab3f';
  return [
    mat(view, [left, right], [1, 400], 'url(#paving)'),
    ...across.map((z) =>
      line(
        view,
        [
          [left, 0, z],
          [right, 0, z],
        ],
        joint,
        0.012,
        'opacity=".5"',
      ),
    ),
    ...along.map((x) =>
      line(
        view,
        [
          [x, 0, 40],
          [x, 0, 2],
        ],
        joint,
        0.06,
        'opacity=".45"',
      ),
    ),
    mat(view, [1.1, 1.55], [1, 120], tactile),
    ...[1.18, 1.27, 1.38, 1.47].map((x) =>
      mat(view, [x - 0.018, x + 0.018], [1, 26], darker(tactile, 0.2), 'opacity=".7"'),
    ),
    mat(view, [left - 0.12, left], [1, 400], darker(palette.paving, 0.4)),
    mat(view, [left, left + 0.22], [1, 400], lighter(palette.paving, 0.25)),
  ].join('');
}

/** Trees, lamps, cars and passers-by, the farthest first. */
function furniture({ view, palette, random }: Stage, nearest: number) {
  const night = palette.isNight ?? false;
  const things: { z: number; drawn: string }[] = [];
  const add = (x: number, z: number, wide: number, drawing: string) =>
    things.push({ z, drawn: shadow(view, x, z, wide) + stand(view, x, z, drawing) });
  for (let z = nearest + 4; z < 90; z += 9) {
    add(KERB + 0.7, z, 1.2, tree(random, palette.leaves, random.between(5.2, 6.6)));
    add(FAR_KERB - 0.7, z + 3, 1.2, tree(random, palette.leaves, random.between(5.2, 6.6)));
  }
  if (!night) {
    for (let z = nearest + 9; z < 100; z += 22) add(KERB + 0.4, z, 0.2, lampPost(false, false));
  }
  for (let z = nearest + 6; z < 80; z += random.between(11, 20)) {
    const paint = random.pick(['#f2f3f3', '#2f3740', '#b3332c', '#8d97a0', '#3c5f8f', '#d8d2c4']);
    const isAway = random.chance(0.5);
    add(isAway ? KERB - 1.5 : FAR_KERB + 2.6, z, 1, car(paint, isAway, night));
  }
  for (const z of [nearest + 11, nearest + 19, nearest + 26]) {
    const coat = random.pick(['#c4574a', '#3d6ea3', '#e5dcc6', '#587a52', '#38404d']);
    add(random.between(1.8, 3.6), z, 0.3, person(night ? darker(coat, 0.5) : coat));
  }
  return things
    .sort((one, other) => other.z - one.z)
    .map(({ drawn }) => drawn)
    .join('');
}

/** A row of lamps by night, each with its cone of light; the nearest may be out. */
export function lampsAlong({ view }: Stage, isNearestLit: boolean) {
  return [64, 52, 42, 33, 24, 15]
    .map((z) => {
      const isLit = z > 15 || isNearestLit;
      const pool = isLit
        ? patch(view, [KERB + 1.9, z], [2.6, 3], '#ffd98a', {
            more: 'opacity=".22" filter="url(#blur)"',
          }) +
          stand(
            view,
            KERB + 0.4,
            z,
            '<circle cx="1.6" cy="-7.2" r="3.2" fill="url(#glow)"/><path d="M1.3-7.1 4.1 0H-1L1.1-7.1z" fill="#ffdf9a" opacity=".09"/>',
          )
        : '';
      return pool + stand(view, KERB + 0.4, z, lampPost(isLit, true));
    })
    .join('');
}

/** `nearest` keeps the foreground free for what the picture is about. */
export function street(stage: Stage, nearest = 9) {
  const { view, palette, random } = stage;
  return [
    sky(stage),
    mat(view, [-400, 400], [1, 900], palette.haze),
    mat(view, [-60, 60], [1, 300], darker(palette.paving, 0.12)),
    roadway(stage),
    row(view, FAR_KERB - 4, -1, palette, random),
    row(view, SHOPS, 1, palette, random),
    pavement(stage),
    furniture(stage, nearest),
  ].join('');
}
