import { darker, lighter, mix } from '../colour.ts';
import { rubbish, tree } from '../props.ts';
import { range } from '../random.ts';
import type { Scene } from '../scene.ts';
import { type Stage, sky } from '../street.ts';
import { face, line, mat, patch, screen, stand } from '../view.ts';

const LEFT = -6.4;
const RIGHT = 1.6;

function farBank({ view, palette, random }: Stage) {
  const towers = range(11).map((index) => {
    const left = -76 + index * 14;
    const tone = mix(random.pick(palette.walls), palette.haze, 0.35);
    const high = random.between(12, 36);
    const rows = range(Math.floor(high / 3.4)).map((level) =>
      screen(
        view,
        [left + 1, left + 9],
        [2 + level * 3.3, 3.5 + level * 3.3],
        130,
        mix(palette.glass, palette.haze, 0.4),
      ),
    );
    return screen(view, [left, left + 10], [0, high], 130, tone) + rows.join('');
  });
  const stone = mix('#d6d0c3', palette.haze, 0.2);
  const bridge = [
    screen(view, [-40, 40], [3.2, 4.6], 62, stone),
    screen(view, [-40, 40], [4.6, 5.4], 62, mix('#8c9aa3', palette.haze, 0.3), 'opacity=".6"'),
    ...[-22, -14, -6.4, 1.6, 9, 17].map((x) =>
      screen(view, [x, x + 1], [0, 3.4], 62, darker(stone, 0.15)),
    ),
  ];
  return [...towers, mat(view, [-400, 400], [1, 900], palette.haze), ...bridge].join('');
}

function banks(stage: Stage) {
  const { view, palette, random } = stage;
  const slope = (x: number, outward: number, tone: string) =>
    face(
      view,
      [
        [x, 0, 1],
        [x, 0, 300],
        [x + outward * 1.6, 1, 300],
        [x + outward * 1.6, 1, 1],
      ],
      tone,
    );
  const lawn = (near: number, far: number, tone: string) =>
    face(
      view,
      [
        [near, 1, 1],
        [far, 1, 1],
        [far, 1, 300],
        [near, 1, 300],
      ],
      tone,
    );
  const walk = lighter(palette.paving, 0.12);
  const slabs = range(20).map((index) => {
    const z = 3 + index * 1.5;
    return line(
      view,
      [
        [RIGHT + 1.6, 1, z],
        [RIGHT + 4.6, 1, z],
      ],
      darker(walk, 0.2),
      0.03,
      'opacity=".6"',
    );
  });
  const trees = range(9).flatMap((index) =>
    [LEFT - 3.4, RIGHT + 5.8].map((x) =>
      stand(
        view,
        x,
        76 - index * 7.6,
        `<g transform="translate(0 -1)">${tree(random, palette.leaves, random.between(5.2, 6.8))}</g>`,
      ),
    ),
  );
  return [
    lawn(LEFT - 40, LEFT - 1.6, palette.leaves[1]!),
    lawn(RIGHT + 4.6, RIGHT + 50, palette.leaves[1]!),
    lawn(RIGHT + 1.6, RIGHT + 4.6, walk),
    ...slabs,
    slope(LEFT, -1, darker(palette.paving, 0.2)),
    slope(RIGHT, 1, darker(palette.paving, 0.08)),
    ...trees,
  ].join('');
}

function railing({ view }: Stage) {
  const x = RIGHT + 1.75;
  const bar = (y: number, thick: number) =>
    face(
      view,
      [
        [x, y, 2],
        [x, y, 60],
        [x, y + thick, 60],
        [x, y + thick, 2],
      ],
      '#eef0ee',
    );
  const posts = range(26).map((index) => {
    const z = 2.6 + index * 1.8;
    return face(
      view,
      [
        [x, 1, z],
        [x, 1, z + 0.12],
        [x, 2.05, z + 0.12],
        [x, 2.05, z],
      ],
      '#d7dbd8',
    );
  });
  return [...posts.reverse(), bar(1.35, 0.06), bar(1.98, 0.09)].join('');
}

function waterSurface({ view, palette, random }: Stage, isDirty: boolean) {
  const colour = isDirty ? '#66703f' : mix(palette.sky[0], '#2d6a78', 0.55);
  const shine = range(80).map(() => {
    const z = random.between(3, 50);
    const x = random.between(LEFT + 0.2, RIGHT - 1.4);
    const more = `opacity="${isDirty ? 0.14 : 0.4}"`;
    return line(
      view,
      [
        [x, 0, z],
        [x + random.between(0.4, 1.3), 0, z],
      ],
      '#ffffff',
      0.025,
      more,
    );
  });
  return [
    mat(view, [LEFT, RIGHT], [1, 300], colour),
    mat(view, [LEFT, RIGHT], [22, 300], palette.sky[1], `opacity="${isDirty ? 0.16 : 0.35}"`),
    mat(view, [RIGHT - 1.1, RIGHT], [1, 300], '#0b1320', 'opacity=".18"'),
    ...shine,
  ].join('');
}

function filth({ view, random }: Stage) {
  const scum = range(12).map(() => {
    const at: [number, number] = [random.between(-5, 0.4), random.between(4, 22)];
    const size: [number, number] = [random.between(0.5, 1.3), random.between(0.4, 1.2)];
    const tone = random.pick(['#7f8f3e', '#93a04a', '#55602f']);
    return patch(view, at, size, tone, { ragged: 0.45, random, more: 'opacity=".8"' });
  });
  const floating = range(46)
    .map(() => ({ x: random.between(-5.2, 0.9), z: random.between(3.8, 16) }))
    .sort((one, other) => other.z - one.z)
    .map(({ x, z }) => stand(view, x, z, rubbish(random)));
  return [...scum, ...floating].join('');
}

export const river: Scene = (stage, phase) => {
  const isDirty = phase === 'before';
  return [
    sky(stage),
    farBank(stage),
    waterSurface(stage, isDirty),
    banks(stage),
    isDirty ? filth(stage) : '',
    railing(stage),
  ].join('');
};
