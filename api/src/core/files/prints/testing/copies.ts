import sharp from 'sharp';

export type Random = () => number;
export type Change = (picture: Buffer, random: Random) => Promise<Buffer>;

/** The same numbers for the same seed. */
export function seededBy(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Any upright rectangle with this share of the picture, anywhere in it. */
const cutAnywhere =
  (least: number, most: number): Change =>
  async (picture, random) => {
    const { width = 0, height = 0 } = await sharp(picture).metadata();
    const area = least + (most - least) * random();
    const shape = 0.8 + 0.5 * random();
    const across = Math.min(1, Math.max(area, Math.sqrt(area * shape)));
    const down = area / across;
    return sharp(picture)
      .extract({
        left: Math.floor((1 - across) * random() * width),
        top: Math.floor((1 - down) * random() * height),
        width: Math.floor(across * width),
        height: Math.floor(down * height),
      })
      .jpeg({ quality: 70 })
      .toBuffer();
  };

/** Turned by up to five degrees, and the black corners cut off. */
const turn: Change = async (picture, random) => {
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const turned = await sharp(picture)
    .rotate((random() * 2 - 1) * 5)
    .toBuffer({ resolveWithObject: true });
  const [across, down] = [Math.floor(width * 0.86), Math.floor(height * 0.86)];
  return sharp(turned.data)
    .extract({
      left: Math.floor((turned.info.width - across) / 2),
      top: Math.floor((turned.info.height - down) / 2),
      width: across,
      height: down,
    })
    .jpeg({ quality: 70 })
    .toBuffer();
};

/** As a phone shows it: dark above and below, a bar with words. */
const screenshot: Change = async (picture, random) => {
  const [width, height] = [720, 1560];
  const shown = await sharp(picture).resize(width).toBuffer();
  const bar = { width, height: 120, channels: 3, background: '#eee' } as const;
  return sharp({ create: { width, height, channels: 3, background: '#111' } })
    .composite([
      { input: shown, top: Math.floor(300 + random() * 200), left: 0 },
      { input: { create: bar }, top: 0, left: 0 },
    ])
    .jpeg({ quality: 80 })
    .toBuffer();
};

const after =
  (first: Change, then: (picture: Buffer, random: Random) => Promise<Buffer>): Change =>
  async (picture, random) =>
    then(await first(picture, random), random);

/** What people do to a picture that is not theirs. */
export const COPIES: readonly [string, Change][] = [
  ['compressed again', (picture) => sharp(picture).jpeg({ quality: 35 }).toBuffer()],
  ['made smaller', (picture) => sharp(picture).resize(480).jpeg({ quality: 70 }).toBuffer()],
  [
    'made brighter',
    (picture) => sharp(picture).modulate({ brightness: 1.3 }).linear(0.85, 10).jpeg().toBuffer(),
  ],
  ['mirrored', (picture) => sharp(picture).flop().jpeg({ quality: 75 }).toBuffer()],
  ['turned by up to 5 degrees', turn],
  ['cut to 60-90 % anywhere', cutAnywhere(0.6, 0.9)],
  ['cut to 40-60 % anywhere', cutAnywhere(0.4, 0.6)],
  [
    'cut and made smaller',
    after(cutAnywhere(0.4, 0.9), (cut) => sharp(cut).resize(500).jpeg({ quality: 70 }).toBuffer()),
  ],
  [
    'cut and mirrored',
    after(cutAnywhere(0.4, 0.9), (cut) => sharp(cut).flop().jpeg({ quality: 70 }).toBuffer()),
  ],
  ['cut and turned', after(cutAnywhere(0.6, 0.9), turn)],
  ['a screenshot with borders', screenshot],
];
