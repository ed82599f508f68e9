import { z } from 'zod';
import { key, latitude, longitude, nothing } from './common.ts';
import { staffRole, staffRoleNames } from './roles.ts';
import { route } from './route.ts';

export const unitLevel = z.enum(['city', 'district', 'street', 'community', 'company']);

export const unit = z.object({
  id: key,
  name: z.string(),
  level: unitLevel,
  parentId: key.nullable(),
  /** Whether cases can be dispatched to it. */
  mayHandle: z.boolean(),
});
export type Unit = z.output<typeof unit>;

export const staff = z.object({
  id: key,
  name: z.string(),
  username: z.string(),
  roles: z.array(staffRole),
  unit,
});
export type Staff = z.output<typeof staff>;

/** One ring or more per area, WGS-84, outer rings counter-clockwise. */
export const area = z.object({
  /** GB/T 2260 code. */
  id: key,
  name: z.string(),
  polygons: z.array(z.array(z.array(z.tuple([longitude, latitude])))),
});
export type Area = z.output<typeof area>;

export const city = z.object({
  name: z.string(),
  /** Shown for kinds that are dangerous, before anything else. */
  hotline: z.string(),
  /** Mini-program appid and merchant id, needed to raise WeChat's confirmation page. */
  appId: z.string(),
  mchId: z.string(),
  /** Subscription message templates to ask for when a report is sent. */
  subscribeTemplates: z.array(z.string()),
  areas: z.array(area),
  center: z.object({ longitude, latitude }),
});
export type City = z.output<typeof city>;

export const accountRoutes = {
  getCity: route({
    method: 'GET',
    path: '/api/city',
    tag: '公共信息',
    summary: '城市名称、辖区边界和服务热线',
    audience: 'anyone',
    rate: 'read',
    answer: city,
  }),
  loginStaff: route({
    method: 'POST',
    path: '/api/staff/login',
    tag: '登录',
    summary: '工作人员登录，成功后写入会话 Cookie',
    audience: 'anyone',
    rate: 'login',
    body: z.strictObject({
      username: z.string().trim().min(1, '请输入用户名').max(40),
      password: z.string().min(1, '请输入密码').max(200),
    }),
    answer: staff,
    refusals: ['wrong_password'],
  }),
  logoutStaff: route({
    method: 'POST',
    path: '/api/staff/logout',
    tag: '登录',
    summary: '工作人员退出，会话立即失效',
    audience: staffRoleNames,
    rate: 'write',
    answer: nothing,
  }),
  getStaffMe: route({
    method: 'GET',
    path: '/api/staff/me',
    tag: '登录',
    summary: '当前登录的工作人员',
    audience: staffRoleNames,
    rate: 'read',
    answer: staff,
  }),
  listUnits: route({
    method: 'GET',
    path: '/api/units',
    tag: '公共信息',
    summary: '单位树',
    audience: staffRoleNames,
    rate: 'read',
    answer: z.object({ items: z.array(unit) }),
  }),
  listHandlers: route({
    method: 'GET',
    path: '/api/units/:unitId/handlers',
    tag: '公共信息',
    summary: '一个处置单位的处置人员',
    audience: ['dept_leader', 'dispatcher', 'centre_leader'],
    rate: 'read',
    params: z.object({ unitId: key }),
    answer: z.object({ items: z.array(z.object({ id: key, name: z.string() })) }),
  }),
} as const;
