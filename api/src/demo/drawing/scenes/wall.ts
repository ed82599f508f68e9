import { glyphs } from '../buildings.ts';
import { darker, lighter, mix } from '../colour.ts';
import { range } from '../random.ts';
import type { Scene } from '../scene.ts';
import type { Stage } from '../street.ts';
import { line, mat, screen } from '../view.ts';

const WALL_Z = 5.2;

const sheet = (
  stage: Stage,
  x: number,
  y: number,
  wide: number,
  high: number,
  fill: string,
  more = '',
) => screen(stage.view, [x, x + wide], [y, y + high], WALL_Z, fill, more);

function bricks(stage: Stage, colour: string) {
  const { random } = stage;
  const rows = range(9).flatMap((level) =>
    range(13).map((index) => {
      const tone = mix(colour, random.chance(0.5) ? '#ffffff' : '#000000', random.between(0, 0.1));
      return sheet(
        stage,
        -4.2 + index * 0.66 + (level % 2) * 0.33,
        0.05 + level * 0.14,
        0.64,
        0.12,
        tone,
      );
    }),
  );
  return sheet(stage, -6, 0, 12, 1.3, darker(colour, 0.25)) + rows.join('');
}

function house(stage: Stage, plaster: string) {
  const { view, palette, random } = stage;
  const joints = range(9).map((index) => {
    const z = 2.5 + index * 0.33;
    return line(
      view,
      [
        [-8, 0, z],
        [8, 0, z],
      ],
      darker(palette.paving, 0.25),
      0.012,
      'opacity=".5"',
    );
  });
  const stains = range(7).map(() => {
    const more = 'opacity=".14" filter="url(#blur)"';
    const [wide, high] = [random.between(0.3, 0.9), random.between(0.3, 1.1)];
    return sheet(
      stage,
      random.between(-3, 3),
      random.between(1.4, 2.6),
      wide,
      high,
      darker(plaster, 0.4),
      more,
    );
  });
  return [
    `<rect width="${view.width}" height="${view.height}" fill="${plaster}"/>`,
    ...stains,
    sheet(stage, -5, 1.3, 10, 0.12, lighter(plaster, 0.3)),
    bricks(stage, random.pick(['#a4624d', '#8f7a68', '#7d8a90'])),
    sheet(stage, 1.85, 0, 1.25, 2.45, '#55626b'),
    sheet(stage, 1.95, 0.05, 1.05, 2.3, '#74838c'),
    sheet(stage, 2.08, 1.35, 0.8, 0.8, darker(palette.glass, 0.2)),
    sheet(stage, 2.1, 1.05, 0.08, 0.14, '#d9c16a'),
    sheet(stage, -3.1, 1.75, 1.1, 0.95, '#e9ebe8'),
    sheet(stage, -3.02, 1.83, 0.45, 0.79, palette.glass),
    sheet(stage, -2.52, 1.83, 0.45, 0.79, lighter(palette.glass, 0.12)),
    sheet(stage, -3.16, 1.68, 1.22, 0.08, lighter(plaster, 0.35)),
    sheet(stage, 0.9, 0, 0.09, 4, '#9aa2a5'),
    sheet(stage, 0.9, 0, 0.03, 4, '#c3c9cb'),
    mat(view, [-8, 8], [1, WALL_Z], 'url(#paving)'),
    ...joints,
    mat(view, [-8, 8], [WALL_Z - 0.5, WALL_Z], '#0b1320', 'opacity=".14"'),
  ].join('');
}

function advertisement(stage: Stage, left: number, low: number) {
  const { view, random } = stage;
  const paper = random.pick(['#f5f1e4', '#f2d34f', '#ef9aa0', '#a9d3ec', '#f4f4f0', '#f28f4a']);
  const ink = random.pick(['#b3261f', '#1d2c52', '#20242a']);
  const [wide, high] = [random.between(0.34, 0.5), random.between(0.36, 0.56)];
  const tilt = random.between(-0.07, 0.07);
  const write = (count: number, base: number, size: number) =>
    glyphs(
      random,
      (u, v) => [left + 0.04 + u * (wide - 0.08), low + base + v * size + u * tilt, WALL_Z],
      count,
    ).map((stroke) => line(view, stroke, ink, size > 0.1 ? 0.018 : 0.012));
  const edge = (x: number, y: number): [number, number, number] => [
    left + x * wide,
    low + y * high + x * tilt,
    WALL_Z,
  ];
  const outline = [edge(0, 0), edge(1, 0), edge(1, 1), edge(0, 1)];
  return [
    sheet(stage, left + 0.02, low - 0.02, wide, high, '#000', 'opacity=".16"'),
    `<g>${line(view, [...outline, outline[0]!], paper, 0.01).replace('fill="none"', `fill="${paper}"`)}</g>`,
    ...write(3, high * 0.56, 0.13),
    ...write(6, high * 0.32, 0.06),
    ...write(8, high * 0.1, 0.06),
  ].join('');
}

export const smallAds: Scene = (stage, phase) => {
  const { palette, random } = stage;
  const plaster = random.pick(palette.walls);
  const places = range(18).map((index) => ({
    left: -1.8 + (index % 6) * 0.58 + random.between(-0.12, 0.12),
    low: 0.7 + Math.floor(index / 6) * 0.6 + random.between(-0.12, 0.12),
  }));
  const wall = house(stage, plaster);
  if (phase === 'before') {
    return wall + places.map(({ left, low }) => advertisement(stage, left, low)).join('');
  }
  const painted = places
    .filter(({ low }) => low > 1.3)
    .map(({ left, low }) =>
      sheet(stage, left, low, 0.5, 0.5, lighter(plaster, 0.3), 'opacity=".5"'),
    );
  return wall + painted.join('');
};
