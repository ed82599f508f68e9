import { darker, lighter } from '../colour.ts';
import { bag, bench, bike, bin, crate, flame, person, rail, rubbish, stall } from '../props.ts';
import { range } from '../random.ts';
import type { Scene } from '../scene.ts';
import { KERB, type Stage, street } from '../street.ts';
import { line, mat, patch, shadow, stand } from '../view.ts';

/** Draws each thing after what stands behind it. */
const group = (
  { view }: Stage,
  things: { x: number; z: number; drawing: string; turn?: string; wide?: number }[],
) =>
  [...things]
    .sort((one, other) => other.z - one.z)
    .map(
      ({ x, z, drawing, turn, wide = 0.4 }) =>
        shadow(view, x, z, wide) + stand(view, x, z, drawing, turn),
    )
    .join('');

const scatter = ({ random }: Stage, count: number, x: number, z: number, spread: number) =>
  range(count).map(() => {
    const angle = random.between(0, Math.PI * 2);
    const reach = Math.sqrt(random.between(0, 1)) * spread;
    return {
      x: x + Math.cos(angle) * reach,
      z: z + Math.sin(angle) * reach * 0.8,
      drawing: rubbish(random),
      turn: random.chance(0.5) ? 'scale(-1 1)' : '',
    };
  });

const wet = ({ view, random }: Stage, x: number, z: number, size: number) =>
  patch(view, [x, z], [size, size * 0.7], '#3d3a33', {
    ragged: 0.35,
    random,
    more: 'opacity=".3"',
  });

const litter: Scene = (stage, phase) => {
  const { random } = stage;
  const base = street(stage);
  const x = random.between(-0.5, 0.3);
  if (phase === 'after') return base + wetSheen(stage, x, 5.4);
  const heap = range(7).map((index) => ({
    x: x + random.between(-0.7, 0.7),
    z: 5.3 + index * 0.12,
    drawing: bag(random.pick(['#2f343a', '#3a4a44', '#d8d6cc', '#a93a34', '#4a6f96'])),
    turn: `scale(${random.between(0.9, 1.5).toFixed(2)})`,
  }));
  return base + wet(stage, x, 5.2, 1.5) + group(stage, [...heap, ...scatter(stage, 30, x, 5, 1.5)]);
};

/** Freshly washed paving: a pale shine where the dirt was. */
const wetSheen = ({ view, random }: Stage, x: number, z: number) =>
  patch(view, [x, z], [1.4, 1], '#ffffff', {
    ragged: 0.3,
    random,
    more: 'opacity=".16" filter="url(#blur)"',
  });

const binOverflow: Scene = (stage, phase) => {
  const { view, random } = stage;
  const base = street(stage);
  const colours = random.pick([
    ['#2f6f4f', '#3b6ea5'],
    ['#3b6ea5', '#5a6067'],
    ['#2f6f4f', '#8a3d36'],
  ]);
  const isFull = phase === 'before';
  const bins = colours.map((colour, index) => ({
    x: -0.75 + index * 0.8,
    z: 5.2,
    drawing: bin(colour, isFull),
  }));
  if (!isFull) return base + wetSheen(stage, -0.3, 4.8) + group(stage, bins);
  const piled = bins.flatMap(({ x }) =>
    range(3).map((index) =>
      stand(
        view,
        x - 0.18 + index * 0.18,
        5.2,
        `<g transform="translate(0 ${index === 1 ? -1.08 : -0.9}) scale(.85)">${bag(random.pick(['#2f343a', '#d8d6cc', '#4a4f45']))}</g>`,
      ),
    ),
  );
  const around = range(5).map((index) => ({
    x: -1.3 + index * 0.5,
    z: 4.75 + random.between(-0.1, 0.1),
    drawing: bag(random.pick(['#2f343a', '#d8d6cc', '#a93a34'])),
  }));
  return (
    base +
    wet(stage, -0.3, 4.7, 1.4) +
    group(stage, bins) +
    piled.join('') +
    group(stage, [...around, ...scatter(stage, 16, -0.2, 4.4, 1)])
  );
};

const bikes: Scene = (stage, phase) => {
  const { view, random } = stage;
  const paint = ['#f0b429', '#2f7fc4', '#3a9a6b'];
  if (phase === 'after') {
    const bay = mat(view, [KERB + 0.35, 0.75], [4.4, 11.4], '#ffffff', 'opacity=".16"');
    const rim = line(
      view,
      [
        [KERB + 0.35, 0, 4.4],
        [0.75, 0, 4.4],
        [0.75, 0, 11.4],
        [KERB + 0.35, 0, 11.4],
        [KERB + 0.35, 0, 4.4],
      ],
      '#f7f7f2',
      0.07,
    );
    const parked = range(9).map((index) => ({
      x: -0.35,
      z: 5 + index * 0.72,
      drawing: bike(paint[index % 3]!),
    }));
    return street(stage, 12) + bay + rim + group(stage, parked);
  }
  const thrown = range(11).map((index) => {
    const isDown = index % 4 === 0;
    return {
      x: random.between(-0.7, 2.5),
      z: 4.9 + index * 0.36,
      drawing: bike(random.pick(paint)),
      turn: `${index % 2 ? 'scale(-1 1)' : ''} ${isDown ? `translate(0 -.12) scale(1 .5) rotate(${random.between(-10, 10).toFixed(0)})` : `rotate(${random.between(-12, 12).toFixed(0)})`}`,
    };
  });
  return street(stage, 12) + group(stage, thrown);
};

const hawker: Scene = (stage, phase) => {
  const { view, random } = stage;
  const base = street(stage, 11);
  if (phase === 'after') {
    return base + wetSheen(stage, 0, 6);
  }
  const cloth = random.pick(['#c8372d', '#2f6fb0', '#3a8a5a']);
  return (
    base +
    group(stage, [
      { x: 0.9, z: 7.6, drawing: person('#3d6ea3') },
      { x: -0.1, z: 7.2, drawing: person('#b5563f', '#2c3440') },
    ]) +
    shadow(view, 0, 6.6, 1.5) +
    stand(view, 0, 6.6, stall(cloth, random)) +
    group(stage, [
      { x: -1.15, z: 6, drawing: crate('#3f7fb8', '#e2862b') },
      { x: 1.35, z: 6.1, drawing: crate('#c94f3f', '#7fae3c') },
      { x: 1.75, z: 5.6, drawing: crate('#3f8f5f', '#d9453a') },
      ...scatter(stage, 9, 0.2, 5.2, 1),
    ])
  );
};

const outsideShop: Scene = (stage, phase) => {
  const { random } = stage;
  const base = street(stage, 12);
  if (phase === 'after') return base;
  const goods = range(9).map((index) => ({
    x: random.between(1.9, 3.2),
    z: 5.9 + index * 0.55,
    drawing: crate(
      random.pick(['#3f7fb8', '#c94f3f', '#3f8f5f', '#d9a441']),
      random.pick(['#e2862b', '#7fae3c', '#d9453a', '#f0d070']),
    ),
    turn: 'scale(1.25)',
  }));
  return (
    base +
    group(stage, [
      { x: 2.3, z: 9.6, drawing: rail(random) },
      { x: 1.2, z: 8, drawing: rail(random) },
      { x: 3, z: 8.6, drawing: person('#7a4b7d') },
      ...goods,
      ...range(4).map((index) => ({
        x: 1.15 + index * 0.7,
        z: 5.3,
        drawing: crate(random.pick(['#8a6a48', '#3f7fb8']), random.pick(['#e2862b', '#d9453a'])),
        turn: 'scale(1.3)',
      })),
    ])
  );
};

const facility: Scene = (stage, phase) => {
  const isBroken = phase === 'before';
  const planks = isBroken
    ? stand(stage.view, 0.9, 4.9, '<path d="M-.5 0 .5-.12.52-.04-.48.09z" fill="#8d5c32"/>') +
      stand(stage.view, -0.9, 4.7, '<path d="M-.3 0 .2.14.17.2-.33.07z" fill="#a9713f"/>')
    : '';
  return (
    street(stage) +
    group(stage, [{ x: -0.15, z: 5.6, drawing: bench(isBroken), turn: 'scale(1.25)', wide: 1.4 }]) +
    planks
  );
};

const burning: Scene = (stage, phase) => {
  const { view, random, palette } = stage;
  const base = street(stage);
  const soil = darker(palette.leaves[0]!, 0.1);
  const bed =
    mat(view, [KERB + 0.25, 0.9], [2, 60], lighter(soil, 0.1)) +
    range(140)
      .map(() => {
        const z = random.between(3, 13);
        const blade = `<path d="M-.08 0-.1-.16M0 0V-.2M.08 0 .12-.15" stroke="${random.pick(palette.leaves)}" stroke-width=".03"/>`;
        return stand(view, random.between(KERB + 0.35, 0.8), z, blade);
      })
      .join('');
  if (phase === 'after') {
    const scar = patch(view, [-0.4, 5.4], [0.8, 0.6], '#5f5545', {
      ragged: 0.4,
      random,
      more: 'opacity=".55"',
    });
    return base + bed + scar;
  }
  const smoke = range(16).map((index) => {
    const rise = index * 0.28;
    return stand(
      view,
      -0.4 + rise * 0.22 + random.between(-0.25, 0.25),
      5.6,
      `<circle cy="${(-0.9 - rise).toFixed(2)}" r="${(0.35 + index * 0.06).toFixed(2)}" fill="#4a4c50" opacity=".28"/>`,
    );
  });
  const fire = [
    patch(view, [-0.4, 5.4], [1.1, 0.8], '#22201e', { ragged: 0.3, random }),
    ...smoke,
    stand(view, -0.4, 5.5, '<circle cy="-.6" r="1.6" fill="url(#glow)" opacity=".55"/>'),
    stand(view, -0.75, 5.6, flame(0.9)),
    stand(view, 0, 5.6, flame(1)),
    stand(view, -0.4, 5.4, flame(1.35)),
    stand(view, -0.05, 5.2, flame(0.6)),
  ];
  return base + bed + fire.join('') + group(stage, scatter(stage, 14, -0.4, 5, 0.9));
};

const cable: Scene = (stage, phase) => {
  const { view } = stage;
  const poles = [14, 5.5].map((z) => {
    const foot = shadow(view, -0.8, z, 0.25);
    return `${foot}${stand(view, -0.8, z, '<path d="M-.11 0-.08-8H.08L.11 0z" fill="#8b8880"/><path d="M-.8-6.3H.8M-.6-5.7H.6" stroke="#6a655c" stroke-width=".1"/><rect x="-.28" y="-4.6" width=".56" height=".8" fill="#9aa3a8"/>')}`;
  });
  const span = (x: number, sag: number, low: number) =>
    range(25).map((step): [number, number, number] => {
      const share = step / 24;
      return [x + share * low, 6 - sag * 4 * share * (1 - share), 14 - 8.5 * share];
    });
  const tidy = [-1.3, -1, -0.6, -0.3].map((x) => line(view, span(x, 0.3, 0), '#2b2e33', 0.035));
  const loose = [
    line(view, span(-1, 3.2, 0.3), '#1f2226', 0.05),
    line(view, span(-0.6, 4.6, 0.5), '#1f2226', 0.05),
    line(view, span(-0.3, 5.4, 1.1), '#26292e', 0.06),
    line(
      view,
      range(30).map((step): [number, number, number] => {
        const share = step / 29;
        return [-0.6 + share * 1.8, Math.max(0.03, 4.4 * (1 - share * 1.5)), 5.4 - share * 0.9];
      }),
      '#1f2226',
      0.05,
    ),
    patch(view, [1.1, 4.4], [0.45, 0.3], 'none', { more: 'stroke="#1f2226" stroke-width="9"' }),
    patch(view, [1.2, 4.45], [0.36, 0.22], 'none', { more: 'stroke="#26292e" stroke-width="8"' }),
  ];
  return (
    street(stage, 15) +
    poles.join('') +
    (phase === 'before' ? tidy[0] + loose.join('') : tidy.join(''))
  );
};

export const pavementScenes: Record<string, Scene> = {
  litter,
  bin_overflow: binOverflow,
  bikes,
  hawker,
  outside_shop: outsideShop,
  facility,
  burning,
  cable,
};
