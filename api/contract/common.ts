import { z } from 'zod';

/** 26 characters of Crockford base 32, time-ordered (a ULID). Clients make the ids of what they create. */
export const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '编号格式不正确');
/** Short ids of reference data: units, categories, standards, staff. */
export const key = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, '编号格式不正确');
/** An instant, ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ offset: true });
/** A calendar day in Asia/Shanghai, YYYY-MM-DD. */
export const day = z.iso.date();
/** Money in fen (1 yuan = 100 fen), never negative. */
export const fen = z.int().min(0).max(1_000_000_000_000);
export const count = z.int().min(0);

export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);
/** The coordinate system a position was given in. Everything stored and served is WGS-84. */
export const datum = z.enum(['wgs84', 'gcj02']);
/** A WGS-84 position in degrees. */
export const point = z.object({ longitude, latitude });
export type Point = z.output<typeof point>;

export const paging = {
  /** From the last page's `nextCursor`; leave out for the first page. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/** A page of rows; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const byId = z.object({ id });
export const nothing = z.object({});

/** Text a person typed: trimmed, no control characters except line breaks. */
export const words = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, `最多 ${maxLength} 个字`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff]*$/u, '含有不支持的字符');
