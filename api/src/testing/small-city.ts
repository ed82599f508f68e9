import type { StaffRole } from '../../contract/roles.ts';
import type { Context } from '../context.ts';
import { insertStaff, insertUnits, publishTerms } from '../core/accounts/index.ts';
import {
  insertAreas,
  insertCalendarYear,
  insertPicks,
  insertPlaces,
  insertScheme,
  insertStandards,
  writeSettings,
} from '../core/city/index.ts';
import { fundPool, publishProgramme } from '../core/rewards/index.ts';
import { shanghaiDay } from '../lib/clock.ts';
import { type DutyRow, insertDuties } from '../modules/routing/index.ts';

/** Two districts side by side, one degree wide: east and west of 119.5° E. */
const square = (west: number): [number, number][] => [
  [west, 36],
  [west + 0.5, 36],
  [west + 0.5, 37],
  [west, 37],
  [west, 36],
];
export const WEST = { id: '370702', name: '西区', at: { longitude: 119.2, latitude: 36.5 } };
export const EAST = { id: '370705', name: '东区', at: { longitude: 119.7, latitude: 36.5 } };

const UNITS = [
  {
    id: 'u-centre',
    name: '指挥中心',
    level: 'city',
    parentId: null,
    mayHandle: false,
    areaId: null,
  },
  {
    id: 'u-env',
    name: '环卫处',
    level: 'company',
    parentId: 'u-centre',
    mayHandle: true,
    areaId: null,
  },
  {
    id: 'u-roads',
    name: '市政处',
    level: 'company',
    parentId: 'u-centre',
    mayHandle: true,
    areaId: null,
  },
  ...(
    [
      ['u-district', '西区城管局', 'district', 'u-centre'],
      ['u-street', '人民街道', 'street', 'u-district'],
      ['u-community', '第一社区', 'community', 'u-street'],
    ] as const
  ).map(([id, name, level, parentId]) => ({
    id,
    name,
    level,
    parentId,
    mayHandle: true,
    areaId: WEST.id,
  })),
  {
    id: 'u-east',
    name: '东区分中心',
    level: 'district',
    parentId: 'u-centre',
    mayHandle: false,
    areaId: EAST.id,
  },
] as const;

const since = { priority: 1, valid_from: '2026-01-01', valid_to: null } as const;
const DUTIES: DutyRow[] = [
  {
    ...since,
    id: '01KAD0000000000000000DVTY1',
    category_prefix: 'E0110',
    area_id: WEST.id,
    unit_id: 'u-env',
    basis: 'territory',
  },
  {
    ...since,
    id: '01KAD0000000000000000DVTY2',
    category_prefix: 'E01',
    area_id: null,
    unit_id: 'u-roads',
    basis: 'territory',
  },
];

/** One person per role, and some more where a story needs them: username → [unit, roles]. */
const STAFF: Record<string, [string, StaffRole[]]> = {
  acceptor: ['u-centre', ['acceptor']],
  chief: ['u-centre', ['duty_chief']],
  dispatcher: ['u-centre', ['dispatcher']],
  inspector: ['u-centre', ['inspector']],
  supervisor: ['u-centre', ['supervisor']],
  assessor: ['u-centre', ['assessor']],
  leader: ['u-centre', ['centre_leader']],
  auditor: ['u-centre', ['auditor']],
  admin: ['u-centre', ['admin']],
  finance: ['u-centre', ['finance']],
  finance2: ['u-centre', ['finance']],
  env_head: ['u-env', ['dept_leader']],
  env_worker: ['u-env', ['handler']],
  roads_head: ['u-roads', ['dept_leader']],
  roads_worker: ['u-roads', ['handler']],
  // Holds both sides at once: the rules must keep the two apart by deed, not by title.
  env_both: ['u-env', ['handler', 'inspector', 'duty_chief']],
  centre_both: ['u-centre', ['inspector', 'duty_chief']],
  east_acceptor: ['u-east', ['acceptor']],
  district_head: ['u-district', ['dept_leader']],
  street_head: ['u-street', ['dept_leader']],
  community_head: ['u-community', ['dept_leader', 'handler']],
};

/** A city small enough to know by heart. `registersByAcceptor` false adds the duty chief's own step. */
export async function buildSmallCity(
  context: Context,
  { registersByAcceptor = true, poolFen = 100_000 } = {},
): Promise<void> {
  await context.db.transaction(async (session) => {
    await writeSettings(session, {
      name: '小城',
      hotline: '12345',
      caseNoPrefix: '370700',
      registersByAcceptor,
    });
    await insertAreas(session, [
      { id: WEST.id, name: WEST.name, polygons: [[square(119)]] },
      { id: EAST.id, name: EAST.name, polygons: [[square(119.5)]] },
    ]);
    await insertPlaces(session, [
      { id: 'p1', name: '西区人民路口', areaId: WEST.id, ...WEST.at },
      { id: 'p2', name: '东区解放路口', areaId: EAST.id, ...EAST.at },
    ]);
    await insertPicks(session, [
      {
        id: 'litter',
        label: '垃圾乱堆',
        icon: 'trash',
        isDangerous: false,
        telephone: null,
        categoryKeys: ['E0110'],
        rewardClass: 'C',
      },
      {
        id: 'manhole',
        label: '井盖缺损',
        icon: 'manhole',
        isDangerous: false,
        telephone: null,
        categoryKeys: ['P0102'],
        rewardClass: 'A',
      },
      {
        id: 'gas',
        label: '燃气泄漏',
        icon: 'gas',
        isDangerous: true,
        telephone: '119',
        categoryKeys: ['E0502'],
        rewardClass: 'A',
      },
    ]);
    await insertScheme(
      session,
      {
        id: 'gbt30428_2',
        title: 'GB/T 30428.2',
        version: '1',
        note: '小城所用',
        isInUse: true,
      },
      [
        { key: 'E0110', kind: 'E', majorName: '市容环境', name: '暴露垃圾' },
        { key: 'E0113', kind: 'E', majorName: '市容环境', name: '道路破损' },
        { key: 'P0102', kind: 'P', majorName: '公用设施', name: '污水井盖' },
      ],
    );
    await insertStandards(session, [
      {
        id: 's-litter',
        categoryKey: 'E0110',
        categoryName: '暴露垃圾',
        problemKind: '堆积',
        filingCondition: '裸露垃圾 0.5 平方米以上',
        limit: { value: 4, unit: 'work_hour' },
        closingCondition: '清理干净',
      },
      {
        id: 's-manhole',
        categoryKey: 'P0102',
        categoryName: '污水井盖',
        problemKind: '缺失',
        filingCondition: '井盖缺失或移位',
        limit: { value: 2, unit: 'urgent_hour' },
        closingCondition: '井盖复位',
      },
      {
        id: 's-day',
        categoryKey: 'E0113',
        categoryName: '道路破损',
        problemKind: '坑洞',
        filingCondition: '破损 0.5 平方米以上',
        limit: { value: 1, unit: 'work_day' },
        closingCondition: '路面平整',
      },
    ]);
    await insertUnits(
      session,
      UNITS.map((unit, position) => ({ ...unit, position })),
    );
    await insertDuties(session, DUTIES);
    for (const [username, [unitId, roles]] of Object.entries(STAFF))
      await insertStaff(session, {
        id: `s-${username}`,
        username,
        name: `${username}`,
        password_hash: 'not-a-hash',
        roles,
        unit_id: unitId,
      });
    await insertCalendarYear(session, 2026, '国办发明电', {
      holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      makeupWorkdays: ['2026-10-10'],
    });
  });
  await buildProgramme(context, poolFen);
}

/** The text that people of the small city agree to; another text makes the next version. */
export const TERMS = {
  sections: [{ title: '奖励', words: ['立案即奖，微信零钱到账。'] }],
  news: '第一版',
};

async function buildProgramme(context: Context, poolFen: number): Promise<void> {
  await publishTerms(context.db, context.clock.now(), 's-admin', TERMS);
  await publishProgramme(context, {
    id: 'city',
    version: 1,
    name: '随手拍有奖',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    tariff: { A: 200, B: 150, C: 100, D: 50 },
    claimDays: 90,
    terms: '立案即奖',
  } as Parameters<typeof publishProgramme>[1]);
  if (poolFen > 0)
    await fundPool(context, {
      programmeId: 'city',
      month: shanghaiDay(context.clock.now()).slice(0, 7),
      amountFen: poolFen,
      orderId: 'first',
      actor: 's-finance',
    });
}
