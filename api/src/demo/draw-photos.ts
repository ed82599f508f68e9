// Run by hand (`npx tsx api/src/demo/draw-photos.ts`): draws the street pictures of the demo city.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { frame } from './drawing/frame.ts';
import { evening, morning, night, overcast, type Palette } from './drawing/palette.ts';
import { randomFrom } from './drawing/random.ts';
import type { Phase, Scene } from './drawing/scene.ts';
import { pavementScenes } from './drawing/scenes/pavement.ts';
import { river } from './drawing/scenes/river.ts';
import { roadScenes } from './drawing/scenes/road.ts';
import { site } from './drawing/scenes/site.ts';
import { smallAds } from './drawing/scenes/wall.ts';
import type { Stage } from './drawing/street.ts';

const folder = fileURLToPath(new URL('./photos/', import.meta.url));
const scenes: Record<string, Scene> = {
  ...pavementScenes,
  ...roadScenes,
  small_ads: smallAds,
  river,
  site,
};
const commonest = new Set(['litter', 'bin_overflow', 'road_damage', 'bikes', 'small_ads']);
const LARGEST_BYTES = 59_000;
const lights: Palette[] = [morning, overcast, evening];
/** Some problems have weather and hours of their own. */
const ownLight: Record<string, Palette> = { street_lamp: night, flood: overcast };

/** The nth picture of a kind differs in light, street, side of the road and shape. */
function stageFor(kind: string, kindIndex: number, variant: number, phase: Phase): Stage {
  const isUpright = variant === 1;
  // Nobody stands in exactly the same spot twice.
  const step = phase === 'after' ? 0.22 : 0;
  const palette = ownLight[kind] ?? lights[(kindIndex + variant) % lights.length]!;
  return {
    palette,
    random: randomFrom(kindIndex * 101 + variant * 17 + 5),
    view: {
      width: isUpright ? 960 : 1280,
      height: isUpright ? 1280 : 960,
      cameraX: step,
      cameraHeight: 1.6 + step / 3,
      horizon: isUpright ? 620 : 400,
      focal: 1000,
      haze: palette.haze,
    },
  };
}

/** As good as fits into the size a phone on a slow network loads at once. */
async function render(svg: string): Promise<Buffer> {
  const pixels = await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
  for (const quality of [58, 50, 42, 36]) {
    const photo = await sharp(pixels).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (photo.length <= LARGEST_BYTES) return photo;
  }
  throw new Error('This picture has too much detail to be sent');
}

await mkdir(folder, { recursive: true });
const wanted = process.argv.slice(2);
let kindIndex = 0;
for (const [kind, draw] of Object.entries(scenes)) {
  kindIndex += 1;
  if (wanted.length && !wanted.includes(kind)) continue;
  for (let variant = 1; variant <= (commonest.has(kind) ? 3 : 2); variant += 1) {
    for (const phase of ['before', 'after'] as Phase[]) {
      const stage = stageFor(kind, kindIndex, variant - 1, phase);
      const svg = frame(stage, draw(stage, phase), variant === 2);
      await writeFile(`${folder}${kind}-${variant}-${phase}.jpg`, await render(svg));
    }
  }
}
