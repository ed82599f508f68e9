import { darker, lighter, mix } from '../colour.ts';
import { car, cone, tree } from '../props.ts';
import { range } from '../random.ts';
import type { Scene } from '../scene.ts';
import { KERB, lampsAlong, type Stage, street } from '../street.ts';
import { line, mat, type Place, patch, shadow, stand, type View } from '../view.ts';

/** Crossing the street, the camera stands in the lane. */
const inLane = (stage: Stage): Stage => ({
  ...stage,
  view: { ...stage.view, cameraX: stage.view.cameraX + KERB - 2.4 },
});

const cracks = ({ view, random }: Stage, x: number, z: number, reach: number) =>
  range(9)
    .map((index) => {
      let angle = (index / 9) * Math.PI * 2;
      let at: Place = [x + Math.cos(angle) * reach * 0.6, 0, z + Math.sin(angle) * reach * 0.45];
      const track = [at];
      for (let step = 0; step < 4; step += 1) {
        angle += random.between(-0.5, 0.5);
        at = [at[0] + Math.cos(angle) * reach * 0.2, 0, at[2] + Math.sin(angle) * reach * 0.2];
        track.push(at);
      }
      return line(view, track, '#24272b', 0.022, 'opacity=".8"');
    })
    .join('');

const roadDamage: Scene = (given, phase) => {
  const stage = inLane(given);
  const { view, random, palette } = stage;
  const x = KERB - 2.4 + random.between(-0.5, 0.5);
  const base = street(stage, 11);
  if (phase === 'after') {
    return (
      base +
      mat(view, [x - 1.25, x + 1.25], [4.1, 6.7], darker(palette.road, 0.42)) +
      line(
        view,
        [
          [x - 1.25, 0, 4.1],
          [x + 1.25, 0, 4.1],
          [x + 1.25, 0, 6.7],
          [x - 1.25, 0, 6.7],
          [x - 1.25, 0, 4.1],
        ],
        '#1d2024',
        0.045,
      )
    );
  }
  const hole = patch(view, [x, 5.2], [1.05, 0.75], '#3a3733', { ragged: 0.3, random });
  const depth = patch(view, [x, 5.16], [0.88, 0.6], '#25231f', { ragged: 0.3, random });
  const water = patch(view, [x - 0.05, 5.05], [0.55, 0.34], mix(palette.sky[1], '#5b5a4e', 0.45), {
    ragged: 0.25,
    random,
  });
  const rubble = range(34).map(() => {
    const angle = random.between(0, Math.PI * 2);
    const reach = random.between(0.8, 1.7);
    const size = random.between(0.025, 0.085);
    const at: [number, number] = [
      x + Math.cos(angle) * reach,
      5.2 + Math.sin(angle) * reach * 0.75,
    ];
    return patch(view, at, [size, size], random.pick(['#2f3033', '#4b4a47', '#7f7b73']), {
      ragged: 0.4,
      random,
    });
  });
  return base + cracks(stage, x, 5.2, 1.6) + hole + depth + water + rubble.join('');
};

function ironCover(view: View, x: number, z: number, radius: number, colour: string) {
  const bars = range(5).map((index) => {
    const offset = (index - 2) * radius * 0.32;
    const half = Math.sqrt(radius ** 2 - offset ** 2) * 0.8;
    return line(
      view,
      [
        [x - half, 0, z + offset],
        [x + half, 0, z + offset],
      ],
      lighter(colour, 0.22),
      0.05,
    );
  });
  return [
    patch(view, [x, z], [radius * 1.14, radius * 1.14], darker(colour, 0.45)),
    patch(view, [x, z], [radius, radius], colour),
    patch(view, [x, z], [radius * 0.86, radius * 0.86], 'none', {
      more: `stroke="${lighter(colour, 0.2)}" stroke-width="3"`,
    }),
    ...bars,
  ].join('');
}

const manhole: Scene = (given, phase) => {
  const stage = inLane(given);
  const { view, random, palette } = stage;
  const x = KERB - 2.2 + random.between(-0.4, 0.4);
  const base = street(stage, 11);
  const collar = patch(view, [x, 5.1], [1, 1], darker(palette.road, 0.22), {
    ragged: 0.08,
    random,
  });
  const fresh = mat(view, [x - 1, x + 1], [4.1, 6.1], darker(palette.road, 0.4));
  if (phase === 'after') return base + fresh + ironCover(view, x, 5.1, 0.62, '#868d92');
  return [
    base,
    collar,
    patch(view, [x, 5.1], [0.7, 0.7], '#8b857a'),
    patch(view, [x, 5.1], [0.6, 0.6], '#16171a'),
    patch(view, [x + 0.03, 5.26], [0.52, 0.42], '#3a3731'),
    patch(view, [x, 5.06], [0.58, 0.55], '#0b0c0e'),
    cracks(stage, x, 5.1, 1.2),
    shadow(view, x + 1.35, 5.7, 0.8),
    ironCover(view, x + 1.3, 5.75, 0.6, '#6a5f55'),
  ].join('');
};

const flood: Scene = (given, phase) => {
  const stage = inLane(given);
  const { view, random, palette } = stage;
  const isWet = phase === 'before';
  const base = street(stage, isWet ? 26 : 12);
  if (!isWet) {
    const drain = range(7).map((index) =>
      mat(view, [KERB - 0.75, KERB - 0.2], [6 + index * 0.11, 6.06 + index * 0.11], '#17191c'),
    );
    return [
      base,
      mat(view, [KERB - 0.85, KERB - 0.12], [5.92, 6.84], '#565c61'),
      ...drain,
      patch(view, [KERB - 2.6, 6], [2, 1.6], '#dfe9ee', {
        ragged: 0.4,
        random,
        more: 'opacity=".14" filter="url(#blur)"',
      }),
    ].join('');
  }
  const water = mix(palette.sky[0], '#5d5f4a', 0.55);
  const ripples = range(46).map(() => {
    const z = random.between(6, 26);
    const x = random.between(-11, 3);
    return line(
      view,
      [
        [x, 0.1, z],
        [x + random.between(0.4, 1.6), 0.1, z],
      ],
      random.chance(0.5) ? '#ffffff' : '#49483d',
      0.025,
      'opacity=".35"',
    );
  });
  const rings = range(26).map(() => {
    const size = random.between(0.06, 0.2);
    return patch(view, [random.between(-8, 2), random.between(3.6, 12)], [size, size], 'none', {
      more: 'stroke="#fff" stroke-width="1.5" opacity=".4"',
    });
  });
  const wheelsUnder = car('#b3332c', true);
  const drowned = stand(
    view,
    KERB - 1.4,
    10,
    `<g transform="translate(0 .36)">${wheelsUnder}</g>
     <rect x="-1.6" y="-.02" width="3.2" height=".5" fill="${water}"/>
     <g transform="translate(0 .02) scale(1 -.55)" opacity=".3">${wheelsUnder}</g>
     <path d="M-1.5 0Q0 .16 1.5 0" stroke="#fff" stroke-width=".05" fill="none" opacity=".7"/>`,
  );
  const surface = patch(view, [-4, 12], [9.5, 13], water, { ragged: 0.12, random });
  const glints = range(18).map(() => {
    const at: [number, number] = [random.between(-9, 2), random.between(4, 22)];
    const size: [number, number] = [random.between(0.5, 1.6), random.between(0.2, 0.9)];
    const tone = random.chance(0.5) ? palette.sky[1] : darker(water, 0.3);
    return patch(view, at, size, tone, { ragged: 0.3, random, more: 'opacity=".35"' });
  });
  const rain = range(90).map(() => {
    const x = random.between(0, view.width);
    const y = random.between(0, view.height);
    return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}l-7 34" stroke="#fff" stroke-width="1.6" opacity=".26"/>`;
  });
  return [base, surface, ...glints, ...ripples, drowned, ...rings, ...rain].join('');
};

const fallenTree: Scene = (stage, phase) => {
  const { view, random, palette } = stage;
  const base = street(stage, 13);
  const pit = mat(view, [-1.2, -0.2], [5.6, 6.6], '#6a5a45');
  if (phase === 'after') {
    const stakes = '<path d="M-.45 0 .05-1.5M.45 0-.05-1.5" stroke="#9a7b4f" stroke-width=".05"/>';
    return (
      base +
      pit +
      stand(
        view,
        -0.7,
        6.1,
        `<g transform="scale(.62)">${tree(random, palette.leaves, 6)}</g>${stakes}`,
      )
    );
  }
  const crown = range(70).map((index) => {
    const x = random.between(0.9, 3.4);
    const y = -random.between(0, 1.55);
    const colour = palette.leaves[Math.min(2, Math.floor(index / 24))];
    return `<ellipse cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" rx="${random.between(0.16, 0.4).toFixed(2)}" ry="${random.between(0.12, 0.28).toFixed(2)}" fill="${colour}"/>`;
  });
  const trunk = `
    <path d="M-1.1-.95Q0-.55 1.7-.55L2.6-1 2.65-.9 1.9-.4 2.9-.2V-.1L1.6-.22Q0-.2-1.15-.5z" fill="#5f4632"/>
    <path d="M-1-.8Q0-.45 1.5-.45" stroke="#7c5e44" stroke-width=".05" fill="none"/>
    <path d="M-1.1-.95-1.7-1.35-1.45-.85-1.95-.75-1.45-.6-1.75-.2-1.15-.5z" fill="#4a3626"/>`;
  const leaves = range(40).map(() => {
    const at: [number, number] = [random.between(-1.4, 3.4), random.between(3.8, 5.6)];
    return patch(view, at, [0.07, 0.05], random.pick(palette.leaves), { ragged: 0.4, random });
  });
  return [
    base,
    pit,
    patch(view, [0.9, 5.9], [2.6, 0.7], '#0b1320', { more: 'opacity=".28" filter="url(#soft)"' }),
    stand(view, 0.1, 5.9, trunk + crown.join('')),
    ...leaves,
  ].join('');
};

const streetLamp: Scene = (stage, phase) => {
  const drawn = street(stage, 12);
  return drawn + lampsAlong(stage, phase === 'after');
};

const cones = ({ view }: Stage, x: number, z: number) =>
  [-1.3, 1.3].map((offset) => stand(view, x + offset, z, cone)).join('');

/** A pothole variant somebody has already fenced off with cones. */
const collapse: Scene = (given, phase) => {
  const stage = inLane(given);
  return roadDamage(given, phase) + (phase === 'before' ? cones(stage, KERB - 2.4, 6.3) : '');
};

export const roadScenes: Record<string, Scene> = {
  road_damage: roadDamage,
  manhole,
  flood,
  tree: fallenTree,
  street_lamp: streetLamp,
  collapse,
};
