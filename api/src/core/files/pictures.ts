import exifr from 'exifr';
import sharp from 'sharp';
import { refuse } from '../../lib/refusal.ts';

// Formats a phone's camera makes. Everything else (SVG, GIF, PDF, HEIC …) is refused before it is parsed.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);

const MAX_PIXELS = 50e6;
const DISPLAY_PX = 1600;
const THUMB_PX = 360;

export type PhotoHint = {
  takenAt: Date | null;
  longitude: number | null;
  latitude: number | null;
  camera: string | null;
};

export type Picture = { display: Buffer; thumb: Buffer; width: number; height: number };

/** Decodes, turns upright and encodes anew: nothing of the file but its pixels survives. */
export async function redrawPicture(original: Buffer): Promise<Picture> {
  try {
    const options = {
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
      sequentialRead: true,
    } as const;
    const { data: display, info } = await sharp(original, options)
      .timeout({ seconds: 10 })
      .autoOrient()
      .resize(DISPLAY_PX, DISPLAY_PX, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(display)
      .resize(THUMB_PX, THUMB_PX, { fit: 'cover' })
      .jpeg({ quality: 72 })
      .toBuffer();
    return { display, thumb, width: info.width, height: info.height };
  } catch {
    throw refuse('photo_unreadable');
  }
}

/** What the file says about itself. Broken or missing EXIF gives empty fields, never an error. */
export async function readHint(original: Buffer): Promise<PhotoHint> {
  const nothing = { takenAt: null, longitude: null, latitude: null, camera: null };
  const said = await exifr
    .parse(original, {
      gps: true,
      reviveValues: false,
      pick: [
        'DateTimeOriginal',
        'OffsetTimeOriginal',
        'GPSLatitude',
        'GPSLongitude',
        'GPSLatitudeRef',
        'GPSLongitudeRef',
        'Make',
        'Model',
      ],
    })
    .catch(() => null);
  if (!said || typeof said !== 'object') return nothing;
  const camera = [said.Make, said.Model]
    .filter((word) => typeof word === 'string')
    .join(' ')
    .trim();
  return {
    takenAt: readTime(said.DateTimeOriginal, said.OffsetTimeOriginal),
    longitude: inRange(said.longitude, 180),
    latitude: inRange(said.latitude, 90),
    camera: camera ? camera.slice(0, 80) : null,
  };
}

// EXIF times carry no zone unless OffsetTimeOriginal is there; phones here run on Beijing time.
function readTime(text: unknown, offset: unknown): Date | null {
  const parts = typeof text === 'string' && /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text);
  if (!parts) return null;
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00';
  const at = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

function inRange(value: unknown, limit: number): number | null {
  return typeof value === 'number' && Math.abs(value) <= limit ? value : null;
}
