import sharp from 'sharp';

const cut = (share: number, left: number, top: number) => async (picture: Buffer) => {
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  return sharp(picture)
    .extract({
      left: Math.round(width * left),
      top: Math.round(height * top),
      width: Math.round(width * share),
      height: Math.round(height * share),
    })
    .jpeg({ quality: 75 })
    .toBuffer();
};

/** What people do to a picture that is not theirs. */
export const COPIES: [string, (picture: Buffer) => Promise<Buffer>][] = [
  ['compressed again', (picture) => sharp(picture).jpeg({ quality: 40 }).toBuffer()],
  ['made smaller', (picture) => sharp(picture).resize(480).jpeg({ quality: 70 }).toBuffer()],
  ['made brighter', (picture) => sharp(picture).modulate({ brightness: 1.25 }).toBuffer()],
  ['mirrored', (picture) => sharp(picture).flop().toBuffer()],
  ['cut by 5 % on each side', cut(0.9, 0.05, 0.05)],
  ['cut to four fifths', cut(0.8, 0.1, 0.1)],
  ['cut to a corner', cut(0.75, 0.25, 0.25)],
];
