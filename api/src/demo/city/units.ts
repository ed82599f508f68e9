/** What kind of work a unit does; a standard line names the trade, the district names the unit. */
export const trades = [
  'municipal',
  'sanitation',
  'greening',
  'enforcement',
  'lighting',
  'river',
  'water',
  'gas',
  'heating',
  'power',
  'telecom',
  'bikes',
] as const;
export type Trade = (typeof trades)[number];

export type DemoUnit = {
  id: string;
  name: string;
  level: 'city' | 'district' | 'street' | 'community' | 'company';
  parentId: string | null;
  /** Whether cases can be dispatched to it. */
  mayHandle: boolean;
  /** GB/T 2260 code of the district it works in; without one it works in the whole city. */
  divisionCode?: string;
  trade?: Trade;
};

const centre: DemoUnit = {
  id: 'u-centre',
  name: '市城市管理监督指挥中心',
  level: 'city',
  parentId: null,
  mayHandle: false,
};

const cityWide = (
  id: string,
  name: string,
  trade: Trade,
  level: 'city' | 'company' = 'company',
): DemoUnit => ({ id, name, level, parentId: centre.id, mayHandle: true, trade });

const cityUnits = [
  cityWide('u-municipal', '市市政工程处', 'municipal', 'city'),
  cityWide('u-lighting', '市路灯管理处', 'lighting', 'city'),
  cityWide('u-greening', '市园林局', 'greening', 'city'),
  cityWide('u-river', '市河道管理处', 'river', 'city'),
  cityWide('u-water', '市供水公司', 'water'),
  cityWide('u-gas', '市燃气公司', 'gas'),
  cityWide('u-heating', '市热力公司', 'heating'),
  cityWide('u-power', '市供电公司', 'power'),
  cityWide('u-telecom', '通信线缆维护公司', 'telecom'),
  cityWide('u-bikes', '共享单车运维公司', 'bikes'),
];

const districts = [
  {
    id: 'kuiwen',
    name: '奎文区',
    divisionCode: '370705',
    streets: {
      dongguan: '东关街道',
      dayu: '大虞街道',
      guangwen: '广文街道',
      weizhoulu: '潍州路街道',
      beiyuan: '北苑街道',
      nianlipu: '廿里堡街道',
    },
  },
  {
    id: 'weicheng',
    name: '潍城区',
    divisionCode: '370702',
    streets: {
      chengguan: '城关街道',
      nanguan: '南关街道',
      xiguan: '西关街道',
      beiguan: '北关街道',
    },
  },
  {
    id: 'fangzi',
    name: '坊子区',
    divisionCode: '370704',
    streets: { fenghuang: '凤凰街道', fangcheng: '坊城街道', jiulong: '九龙街道' },
  },
  {
    id: 'hanting',
    name: '寒亭区',
    divisionCode: '370703',
    streets: { hanting: '寒亭街道', kaiyuan: '开元街道', guti: '固堤街道' },
  },
];

const districtTrades = {
  municipal: '市政养护中心',
  sanitation: '环卫集团',
  greening: '园林绿化中心',
  enforcement: '综合行政执法大队',
};

function unitsOf({ id, name, divisionCode, streets }: (typeof districts)[number]): DemoUnit[] {
  const office: DemoUnit = {
    id: `u-${id}`,
    name: `${name}城市管理局`,
    level: 'district',
    parentId: centre.id,
    mayHandle: true,
    divisionCode,
  };
  const teams = Object.entries(districtTrades).map(
    ([trade, title]): DemoUnit => ({
      id: `u-${id}-${trade}`,
      name: name + title,
      level: trade === 'sanitation' ? 'company' : 'district',
      parentId: office.id,
      mayHandle: true,
      divisionCode,
      trade: trade as Trade,
    }),
  );
  const offices = Object.entries(streets).map(
    ([street, title]): DemoUnit => ({
      id: `u-${id}-${street}`,
      name: `${title}办事处`,
      level: 'street',
      parentId: office.id,
      mayHandle: true,
      divisionCode,
    }),
  );
  return [office, ...teams, ...offices];
}

const community = (id: string, name: string, parentId: string): DemoUnit => ({
  id: `${parentId}-${id}`,
  name,
  level: 'community',
  parentId,
  mayHandle: true,
  divisionCode: '370705',
});

/** The tree, every parent before its children. */
export const units: DemoUnit[] = [
  centre,
  ...cityUnits,
  ...districts.flatMap(unitsOf),
  community('first', '大虞第一社区（演示）', 'u-kuiwen-dayu'),
  community('second', '大虞第二社区（演示）', 'u-kuiwen-dayu'),
  community('first', '广文第一社区（演示）', 'u-kuiwen-guangwen'),
];

/** The district's own team of a trade, or the city's where the district has none. */
export function unitFor(trade: Trade, divisionCode: string): DemoUnit | undefined {
  const able = units.filter((unit) => unit.trade === trade);
  return (
    able.find((unit) => unit.divisionCode === divisionCode) ??
    able.find((unit) => !unit.divisionCode)
  );
}
