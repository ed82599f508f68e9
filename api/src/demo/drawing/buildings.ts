import { darker, lighter, mix } from './colour.ts';
import type { Palette } from './palette.ts';
import { type Random, range } from './random.ts';
import { face, line, type Place, pixelsPerMetre, type View } from './view.ts';

/** A wall along the street: `near` to `far` in z, standing at x, its inside on the side of `outward`. */
type Wall = { x: number; outward: 1 | -1; near: number; far: number; heightM: number };

const hazeAt = (z: number) => Math.min(0.75, Math.max(0, (z - 12) / 110));

const panel = (
  wall: Wall,
  [near, far]: [number, number],
  [low, high]: [number, number],
): Place[] => [
  [wall.x, low, near],
  [wall.x, low, far],
  [wall.x, high, far],
  [wall.x, high, near],
];

/** Strokes that look like writing from across the street, and say nothing. */
export function glyphs(random: Random, at: (u: number, v: number) => Place, count: number) {
  return range(count).flatMap((index) =>
    range(6).map((): [Place, Place] => {
      const left = (index + 0.18) / count;
      const width = 0.64 / count;
      const isLevel = random.chance(0.5);
      const along = random.between(0.18, 0.82);
      return isLevel
        ? [at(left, along), at(left + width, along + random.between(-0.06, 0.06))]
        : [at(left + width * along, 0.15), at(left + width * along, 0.85)];
    }),
  );
}

function shop(view: View, wall: Wall, from: number, to: number, palette: Palette, random: Random) {
  const haze = hazeAt(from);
  const tone = (colour: string) => mix(colour, palette.haze, haze);
  const sign = random.pick(palette.signs);
  const glass = palette.isNight && random.chance(0.5) ? '#d9b56a' : darker(palette.glass, 0.35);
  const door = from + (to - from) * random.between(0.3, 0.6);
  const edge = wall.x - wall.outward * 0.9;
  const drawn = [
    face(view, panel(wall, [from + 0.25, to - 0.25], [0.35, 2.6]), tone(glass)),
    face(view, panel(wall, [from + 0.25, to - 0.25], [0.35, 1.1]), tone(lighter(glass, 0.18))),
    ...range(4).map((index) => {
      const start = from + 0.4 + ((to - from - 1) * index) / 4;
      const goods = panel(
        wall,
        [start, start + random.between(0.4, 0.8)],
        [0.5, random.between(1, 1.9)],
      );
      return face(view, goods, tone(random.pick(palette.signs)), 'opacity=".45"');
    }),
    face(view, panel(wall, [door, door + 0.95], [0, 2.4]), tone(lighter(glass, 0.3))),
    line(
      view,
      [
        [wall.x, 0, door + 0.47],
        [wall.x, 2.4, door + 0.47],
      ],
      tone('#e6e9ea'),
      0.05,
    ),
    face(view, panel(wall, [from + 0.1, to - 0.1], [2.85, 3.75]), tone(sign)),
  ];
  if (from < 34) {
    const letters = glyphs(
      random,
      (u, v) => [wall.x, 2.95 + v * 0.7, from + 0.5 + u * (to - from - 1)],
      4,
    );
    drawn.push(...letters.map((stroke) => line(view, stroke, tone('#fff6df'), 0.06)));
  }
  if (random.chance(0.6)) {
    const stripes = range(6).map((index) => {
      const [a, b] = [index, index + 1].map((step) => from + 0.2 + ((to - from - 0.4) * step) / 6);
      const colour = index % 2 ? '#f3eee2' : lighter(sign, 0.15);
      return face(
        view,
        [
          [wall.x, 2.85, a!],
          [wall.x, 2.85, b!],
          [edge, 2.45, b!],
          [edge, 2.45, a!],
        ],
        tone(palette.isNight ? darker(colour, 0.55) : colour),
      );
    });
    drawn.push(...stripes);
  }
  return drawn.join('');
}

function windows(view: View, wall: Wall, palette: Palette, random: Random) {
  const tone = (colour: string) => mix(colour, palette.haze, hazeAt(wall.near));
  const drawn: string[] = [];
  for (let low = 4.6; low + 1.8 < wall.heightM; low += 3) {
    for (let near = wall.near + 0.7; near + 1.5 < wall.far; near += 2.7) {
      if (pixelsPerMetre(view, near) < 9) continue;
      const isLit = palette.isNight && random.chance(0.35);
      const glass = isLit ? '#f0c878' : mix(palette.glass, '#ffffff', random.between(0, 0.22));
      drawn.push(face(view, panel(wall, [near, near + 1.5], [low, low + 1.6]), tone(glass)));
      drawn.push(
        line(
          view,
          [
            [wall.x, low, near + 0.75],
            [wall.x, low + 1.6, near + 0.75],
          ],
          tone('#e9ecec'),
          0.06,
        ),
      );
      if (random.chance(0.35)) {
        const box = panel(wall, [near + 1.6, near + 2.3], [low - 0.5, low + 0.1]);
        drawn.push(face(view, box, tone(palette.isNight ? '#565b6b' : '#e8e8e4')));
      }
    }
  }
  return drawn.join('');
}

function building(view: View, wall: Wall, palette: Palette, random: Random) {
  const tone = (colour: string) => mix(colour, palette.haze, hazeAt(wall.near));
  const colour = random.pick(palette.walls);
  const back = wall.x + wall.outward * 14;
  const end: Place[] = [
    [wall.x, 0, wall.near],
    [back, 0, wall.near],
    [back, wall.heightM, wall.near],
    [wall.x, wall.heightM, wall.near],
  ];
  const bays = Math.max(1, Math.round((wall.far - wall.near) / 4.6));
  const bay = (wall.far - wall.near) / bays;
  return [
    face(view, end, tone(lighter(colour, 0.12))),
    face(view, panel(wall, [wall.near, wall.far], [0, wall.heightM]), tone(darker(colour, 0.1))),
    face(view, panel(wall, [wall.near, wall.far], [0, 0.5]), tone(darker(colour, 0.35))),
    face(
      view,
      panel(wall, [wall.near, wall.far], [wall.heightM - 0.5, wall.heightM]),
      tone(lighter(colour, 0.25)),
    ),
    windows(view, wall, palette, random),
    ...range(bays).map((index) => {
      const from = wall.near + index * bay;
      return shop(view, wall, from, from + bay, palette, random);
    }),
  ].join('');
}

/** A row of houses from far to near along one side of the street. */
export function row(view: View, x: number, outward: 1 | -1, palette: Palette, random: Random) {
  const walls: Wall[] = [];
  for (let near = 5; near < 130; ) {
    const far = near + random.between(10, 19);
    walls.push({ x, outward, near, far, heightM: random.pick([8, 11, 14, 17, 20, 23]) });
    near = far + (random.chance(0.25) ? 2.5 : 0);
  }
  return walls
    .reverse()
    .map((wall) => building(view, wall, palette, random))
    .join('');
}
