import { darker, lighter, mix } from '../colour.ts';
import { range } from '../random.ts';
import type { Scene } from '../scene.ts';
import { type Stage, sky } from '../street.ts';
import { line, mat, patch, screen, shadow, stand } from '../view.ts';

const digger = `
  <rect x="-1.3" y="-.55" width="2.6" height=".55" rx=".26" fill="#2b2e32"/><g fill="#6b7076"><circle cx="-.95" cy="-.28" r=".18"/><circle cy="-.28" r=".18"/><circle cx=".95" cy="-.28" r=".18"/></g>
  <path d="M-1.3-.6V-1.5H0V-2.5H1.1L1.35-1.5V-.6z" fill="#e5a823"/><path d="M.15-1.5V-2.3H.95L1.15-1.5z" fill="#34495a"/><path d="M-1.3-1.5H0V-1.2H-1.3z" fill="#c98f17"/>
  <path d="M1.1-1.3 2.6-3.2 4-1.6 3.8-1.45 2.6-2.75 1.2-1z" fill="#d99a18"/><path d="M3.6-1.7 4.4-1.5 4.2-.8 3.5-1z" fill="#4a4d50"/>`;

const crane = `<path d="M0 0V-16M.9 0V-16M0-2 .9-4 0-6 .9-8 0-10 .9-12 0-14 .9-16M-6-15H19M-6-15 .45-18.5 19-15M15-15V-9" stroke="#d8992a" stroke-width=".22" fill="none"/><rect x="-6" y="-15" width="2.4" height="1.4" fill="#6f747a"/><rect x="13.8" y="-9" width="2.4" height=".8" fill="#8a8f94"/>`;

const cannon =
  '<rect x="-.5" y="-.5" width="1" height=".4" fill="#e9b32f"/><circle cx="-.3" cy="-.1" r=".14" fill="#222"/><circle cx=".3" cy="-.1" r=".14" fill="#222"/><path d="M-.1-.5V-1.1H.1V-.5z" fill="#4a5056"/><path d="M-.75-1.75.3-1.35.3-.95-.75-1.15z" fill="#3d6f93"/>';

function shell({ view, palette }: Stage) {
  const [slab, column] = [mix('#9d9a94', palette.haze, 0.3), mix('#86837e', palette.haze, 0.3)];
  return range(5)
    .map((level) => {
      const low = level * 3.2;
      const columns = range(5).map((index) =>
        screen(view, [4 + index * 3.9, 4.6 + index * 3.9], [low, low + 3.2], 46, column),
      );
      return columns.join('') + screen(view, [3.4, 21], [low + 2.7, low + 3.3], 46, slab);
    })
    .join('');
}

const hoarding = ({ view, palette }: Stage) =>
  range(14)
    .map((index) => {
      const left = -16 + index * 2.4;
      const tone = mix(index % 2 ? '#2f7fb8' : '#3f8fc6', palette.haze, 0.2);
      return screen(view, [left, left + 2.35], [0, 2.3], 26, tone);
    })
    .join('');

function mound({ random }: Stage, soil: string, wide: number, high: number, isCovered: boolean) {
  const ridge = range(13).map((index) => {
    const share = index / 12;
    const y = -Math.sin(share * Math.PI) * high * random.between(0.86, 1.06);
    return `${(-wide + share * wide * 2).toFixed(2)} ${y.toFixed(2)}`;
  });
  const folds = range(9).map((index) => {
    const x = -wide * 0.85 + index * wide * 0.21;
    return `<path d="M${x.toFixed(2)} 0Q${(x * 0.6).toFixed(2)} ${(-high * 0.4).toFixed(2)} ${(x * 0.4).toFixed(2)} ${(-high * 0.82).toFixed(2)}" stroke="${isCovered ? '#2f6f45' : darker(soil, 0.25)}" stroke-width=".05" fill="none" opacity=".7"/>`;
  });
  return `<path d="M${ridge.join('L')}Z" fill="${isCovered ? '#3f8a57' : darker(soil, 0.1)}"/>${folds.join('')}`;
}

function track({ view, random }: Stage, soil: string, isDusty: boolean) {
  const ruts = [-0.9, 0.9].map((x) =>
    mat(view, [x - 0.28, x + 0.28], [1, 25], darker(soil, 0.35), 'opacity=".5"'),
  );
  const treads = range(60).flatMap((index) =>
    [-0.9, 0.9].map((x) => {
      const z = 2.5 + index * 0.28;
      return line(
        view,
        [
          [x - 0.24, 0, z],
          [x + 0.24, 0, z + 0.1],
        ],
        darker(soil, 0.5),
        0.05,
        'opacity=".45"',
      );
    }),
  );
  const clods = range(60).map(() => {
    const at: [number, number] = [random.between(-6, 6), random.between(3, 14)];
    const size: [number, number] = [random.between(0.05, 0.3), random.between(0.04, 0.2)];
    const tone = random.chance(0.5) ? lighter(soil, 0.18) : darker(soil, 0.25);
    return patch(view, at, size, tone, { ragged: 0.5, random, more: 'opacity=".6"' });
  });
  const paved = [
    mat(view, [-1.8, 1.8], [1, 25], '#9b9d9c'),
    mat(view, [-1.8, 1.8], [1, 25], '#5d6b73', 'opacity=".25"'),
    ...range(9).map((index) =>
      line(
        view,
        [
          [-1.8, 0, 3 + index * 2.4],
          [1.8, 0, 3 + index * 2.4],
        ],
        '#777a7a',
        0.03,
      ),
    ),
  ];
  return [...clods, ...(isDusty ? [...ruts, ...treads] : paved)].join('');
}

const dust = ({ view, random }: Stage) =>
  range(34)
    .map(() => {
      const y = random.between(view.horizon - 150, view.horizon + 280);
      return `<ellipse cx="${random.between(0, view.width).toFixed(0)}" cy="${y.toFixed(0)}" rx="${random.between(90, 260).toFixed(0)}" ry="${random.between(40, 110).toFixed(0)}" fill="#d9bd96" opacity=".22" filter="url(#blur)"/>`;
    })
    .join('');

const mist = ({ view }: Stage) =>
  range(14)
    .map((index) => {
      const y = -1.5 - Math.sin(index / 5) * 1.1;
      const drop = `<circle cy="${y.toFixed(2)}" r="${(0.12 + index * 0.06).toFixed(2)}" fill="#fff" opacity=".17"/>`;
      return stand(view, 3.6 - index * 0.3, 8.5, drop);
    })
    .join('');

export const site: Scene = (stage, phase) => {
  const { view, palette } = stage;
  const isDusty = phase === 'before';
  const soil = mix('#b08d62', palette.haze, 0.15);
  const heap = (x: number, z: number, wide: number, high: number) =>
    stand(view, x, z, mound(stage, soil, wide, high, !isDusty));
  return [
    sky(stage),
    mat(view, [-400, 400], [1, 900], soil),
    stand(view, -9, 50, crane),
    shell(stage),
    hoarding(stage),
    track(stage, soil, isDusty),
    heap(-5.5, 20, 4.6, 2.4),
    shadow(view, 0.6, 16, 2),
    stand(view, 0.2, 16, digger),
    heap(-3.1, 9.5, 2, 1.15),
    heap(5.2, 10, 2.2, 1.2),
    isDusty ? dust(stage) : stand(view, 4.2, 8.5, cannon) + mist(stage),
  ].join('');
};
