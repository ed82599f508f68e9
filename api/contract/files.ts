import { z } from 'zod';
import { byId, count, id, instant, latitude, longitude } from './common.ts';
import { CASE_STAFF } from './roles.ts';
import { route } from './route.ts';

export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
export const MAX_PHOTOS = 9;
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** What a photo shows: the problem, the result of handling, the check on site, an overview. */
export const photoRole = z.enum(['before', 'after', 'check', 'panorama']);
export type PhotoRole = z.output<typeof photoRole>;

/** A photo as served: re-encoded, turned upright, without EXIF. The addresses are valid for some minutes. */
export const photo = z.object({
  id,
  role: photoRole,
  thumbUrl: z.url(),
  displayUrl: z.url(),
  /** Pixels of the display size. */
  width: z.int(),
  height: z.int(),
  /** When the server received it. */
  receivedAt: instant,
  /** Only for staff: what the file itself says. A hint, never proof. */
  hint: z
    .object({
      takenAt: instant.nullable(),
      longitude: longitude.nullable(),
      latitude: latitude.nullable(),
      camera: z.string().nullable(),
    })
    .optional(),
});
export type Photo = z.output<typeof photo>;

/** Why a photo has no marks by which a part of it would be found again. */
export const MARK_GAPS = {
  plain: '画面没有可辨认的特征',
  unreadable: '照片无法解码',
  missing: '存储中没有这张照片',
  failed: '多次未能从存储读取',
} as const;
export type MarkGap = keyof typeof MARK_GAPS;
export const markGap = z.enum(Object.keys(MARK_GAPS) as [MarkGap, ...MarkGap[]]);

/** Citizens' photos that are still compared: whose marks are drawn, whose are still to come, and whose never will. */
export const photoMarks = z.object({
  waitingCount: count,
  drawnCount: count,
  skipped: z.array(z.object({ why: markGap, photoCount: count })),
});
export type PhotoMarks = z.output<typeof photoMarks>;

const PHOTOGRAPHERS = [
  'citizen',
  'inspector',
  'acceptor',
  'dept_leader',
  'handler',
  'centre_leader',
] as const;

export const fileRoutes = {
  startUpload: route({
    method: 'POST',
    path: '/api/photos',
    tag: '照片',
    summary: '申请直传：得到 COS 表单；表单 15 分钟内有效，一个表单只能传一张',
    audience: PHOTOGRAPHERS,
    rate: 'write',
    body: z.strictObject({
      /** Made by the client; a resend with the same id gets a fresh form for the same photo. */
      id,
      contentType: z.enum(PHOTO_TYPES, '只支持 JPG、PNG、WebP 图片'),
      bytes: z.int().min(1).max(MAX_PHOTO_BYTES, '照片不能超过 10 MB'),
    }),
    answer: z.object({
      /** POST multipart/form-data: all `fields` first, then the picture as `file`. */
      url: z.url(),
      fields: z.record(z.string(), z.string()),
      expiresAt: instant,
    }),
    refusals: ['id_taken', 'consent_required'],
  }),
  finishUpload: route({
    method: 'POST',
    path: '/api/photos/:id/finish',
    tag: '照片',
    summary: '上传完成：服务器核对、解码并生成展示图；可重复调用',
    audience: PHOTOGRAPHERS,
    rate: 'write',
    params: byId,
    answer: z.object({ id, thumbUrl: z.url(), displayUrl: z.url() }),
    refusals: [
      'photo_not_found',
      'photo_not_uploaded',
      'photo_too_large',
      'photo_unreadable',
      'vendor_unavailable',
    ],
  }),
  getOriginal: route({
    method: 'GET',
    path: '/api/photos/:id/original',
    tag: '照片',
    summary: '原图的短时地址；每次查看都会记录',
    audience: CASE_STAFF.filter((role) => role !== 'handler' && role !== 'dept_leader'),
    rate: 'read',
    params: byId,
    answer: z.object({ url: z.url() }),
    refusals: ['photo_not_found'],
  }),
} as const;
