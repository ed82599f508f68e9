import sharp from 'sharp';
import type { Change } from './copies.ts';

/**
 * The same street as somebody else photographs it: from a step aside, so that near things move more than far ones,
 * in another light, with the noise of another camera. Straight lines stay straight; nothing else does.
 */
export const reshoot: Change = async (picture, random) => {
  const { data, info } = await sharp(picture)
    .resize(800, 800, { fit: 'inside' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const either = (least: number, most: number) =>
    (least + (most - least) * random()) * (random() < 0.5 ? -1 : 1);
  // The horizon lies in the middle: what is below it is nearer and slides farther to the side.
  const [lean, keystone, zoom] = [either(0.06, 0.16), either(0.05, 0.15), 1.06 + 0.12 * random()];
  const [light, tint] = [0.85 + 0.3 * random(), either(2, 10)];
  const out = Buffer.alloc(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width - 0.5, y / height - 0.5];
      const depth = 1 + keystone * u;
      const from = {
        x: Math.round(((u / zoom + lean * Math.max(0, v)) / depth + 0.5) * width),
        y: Math.round((v / zoom / depth + 0.5) * height),
      };
      const at =
        (Math.min(height - 1, Math.max(0, from.y)) * width + clampTo(width, from.x)) * channels;
      for (let c = 0; c < channels; c++) {
        const noise = (random() - 0.5) * 8;
        const grey = (data[at + c] ?? 0) * light + (c === 0 ? tint : 0) + noise;
        out[(y * width + x) * channels + c] = Math.min(255, Math.max(0, grey));
      }
    }
  return sharp(out, { raw: { width, height, channels } }).jpeg({ quality: 80 }).toBuffer();
};

const clampTo = (width: number, x: number): number => Math.min(width - 1, Math.max(0, x));
