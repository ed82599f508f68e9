import { z } from 'zod';
import {
  byId,
  count,
  day,
  id,
  instant,
  key,
  latitude,
  longitude,
  pageOf,
  paging,
} from './common.ts';
import { CASE_STAFF } from './roles.ts';
import { route } from './route.ts';

/** One thing a citizen was told. It stays, whether or not WeChat delivered a message about it. */
export const inboxMessage = z.object({
  id,
  title: z.string(),
  words: z.string(),
  at: instant,
  isRead: z.boolean(),
  /** What a tap opens: an own case, or the wallet; null when there is nothing of one's own to open. */
  link: z
    .discriminatedUnion('to', [
      z.object({ to: z.literal('case'), caseId: id }),
      /** With the reward that can be acted on there, or was paid. */
      z.object({ to: z.literal('wallet'), rewardId: id.nullable() }),
    ])
    .nullable(),
  /** The case of somebody else that this is about; it can be followed no longer. */
  followedCaseId: id.nullable(),
});
export type InboxMessage = z.output<typeof inboxMessage>;

/** More unread messages than this are not counted. */
export const MAX_UNREAD = 100;

/**
 * A case of anybody near a place, for a person about to report: enough to tell whether it is the same problem, and
 * nothing of who reported it, in which words, or exactly where.
 */
export const publicCase = z.object({
  id,
  /** As citizens read the state. */
  stateLabel: z.string(),
  isOpen: z.boolean(),
  pick: z.object({ id: key, label: z.string(), icon: z.string() }),
  /** Metres from the place asked about, in steps of ten. */
  distanceM: count,
  /** Null until staff have looked at the picture. */
  thumbUrl: z.url().nullable(),
  /** Asia/Shanghai. */
  reportedOn: day,
  isMine: z.boolean(),
  isFollowed: z.boolean(),
  /** Others who met it too. */
  followerCount: count,
});
export type PublicCase = z.output<typeof publicCase>;

export const inboxRoutes = {
  listInbox: route({
    method: 'GET',
    path: '/api/my/inbox',
    tag: '市民消息',
    summary: '我的消息，新的在前',
    audience: ['citizen'],
    rate: 'read',
    query: z.object({ ...paging }),
    answer: pageOf(inboxMessage),
  }),
  countUnread: route({
    method: 'GET',
    path: '/api/my/inbox-unread',
    tag: '市民消息',
    summary: `未读消息数，最多数到 ${MAX_UNREAD}`,
    audience: ['citizen'],
    rate: 'read',
    answer: z.object({ count: count.max(MAX_UNREAD) }),
  }),
  readMessage: route({
    method: 'POST',
    path: '/api/my/inbox/:id/read',
    tag: '市民消息',
    summary: '一条消息标为已读',
    audience: ['citizen'],
    rate: 'write',
    params: byId,
    answer: inboxMessage,
    refusals: ['not_found'],
  }),
  readAllMessages: route({
    method: 'POST',
    path: '/api/my/inbox-read',
    tag: '市民消息',
    summary: '全部标为已读；只到所给的最新一条，之后到的仍是未读',
    audience: ['citizen'],
    rate: 'write',
    body: z.strictObject({ upToId: id }),
    answer: z.object({ count: count.max(MAX_UNREAD) }),
  }),
  listPublicNearby: route({
    method: 'GET',
    path: '/api/my/nearby-cases',
    tag: '市民上报',
    summary:
      '附近 100 米内未办结或 30 天内办结的同类问题，最多 10 件，近的在前；提交前看看是否重复',
    audience: ['citizen'],
    rate: 'read',
    query: z.object({
      /** WGS-84 degrees. */
      longitude: z.coerce.number().pipe(longitude),
      latitude: z.coerce.number().pipe(latitude),
      pickId: key,
    }),
    answer: z.object({ items: z.array(publicCase).max(10) }),
  }),
  followCase: route({
    method: 'POST',
    path: '/api/my/followed-cases/:id',
    tag: '市民上报',
    summary: '我也遇到：关注他人上报的同一问题，听到进展，不计奖励；也可取消',
    audience: ['citizen'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ isOn: z.boolean() }),
    answer: z.object({ isFollowed: z.boolean(), followerCount: count }),
    refusals: ['not_found', 'own_case_not_followed', 'consent_required'],
  }),
  countFollowers: route({
    method: 'GET',
    path: '/api/cases/:id/followers',
    tag: '案件办理',
    summary: '除上报人与被并案的上报人外，还有几位市民也遇到这个问题',
    audience: CASE_STAFF,
    rate: 'read',
    params: byId,
    answer: z.object({ count }),
  }),
} as const;
