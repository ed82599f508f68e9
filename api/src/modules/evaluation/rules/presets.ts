import type {
  FigureId,
  FormulaGroup,
  Scheme,
  SchemeDefinition,
} from '../../../../contract/evaluation-scheme.ts';

const common = {
  minRatings: 10,
  recurrenceDays: 30,
  recurrenceRadiusM: 50,
  stageMinutes: { accept: 15, register: 15, dispatch: 15, verify: 30, check: 60 },
  rounding: 'round',
  grades: [
    { grade: 'A', min: 90 },
    { grade: 'B', min: 80 },
    { grade: 'C', min: 60 },
    { grade: 'D', min: 0 },
  ],
} as const satisfies Partial<SchemeDefinition>;

const plain = { factor: 1, needsClosed: false } as const;

/** (按期结案率×100 + 超期结案率×40)×80 % + (1−延期率)×10 + (1−返工率)×10 */
const yunchengSystem: FormulaGroup['parts'] = [
  { kind: 'rate', figure: 'onTimeClosingRate', points: 80, isInverted: false },
  { kind: 'rate', figure: 'lateClosingRate', points: 32, isInverted: false },
  { kind: 'rate', figure: 'extensionRate', points: 10, isInverted: true },
  { kind: 'rate', figure: 'reworkRate', points: 10, isInverted: true },
];
const yuncheng = (groups: FormulaGroup[], source: string): SchemeDefinition => ({
  ...common,
  grades: [...common.grades],
  method: { kind: 'formula', groups },
  dueClose: 'all_filed',
  reworkOver: 'due_close',
  source,
});
const mark = (name: string, points: number): FormulaGroup => ({
  ...plain,
  name,
  parts: [{ kind: 'mark', name, points }],
});

const threshold = (figure: FigureId, points: number, from: number, perPoint: number) =>
  ({ kind: 'threshold', figure, points, from, perPoint }) as const;

/** What ships with the product, each as version 1; a city publishes its own versions beside them. */
export const PRESETS: readonly Scheme[] = [
  {
    id: 'weifang7',
    version: 1,
    name: '七项指标',
    definition: {
      ...common,
      grades: [...common.grades],
      method: {
        kind: 'weights',
        weights: {
          onTimeHandlingRate: 30,
          closingRate: 20,
          firstPassRate: 15,
          satisfactionRate: 10,
          recurrenceRate: 10,
          extensionRate: 10,
          deferralRate: 5,
        },
      },
      dueClose: 'less_open_in_limit',
      reworkOver: 'due_close',
      source: '七项指标见潍坊市 2022 年公开资料；权重与等级为建议值，须由主管部门确定',
    },
  },
  {
    id: 'yuncheng',
    version: 1,
    name: '运城月度考核',
    definition: yuncheng(
      [{ ...plain, name: '系统得分', worth: 100, parts: yunchengSystem }],
      '运城市 2026 年 7 月月度评价报告；加分以更正形式计入',
    ),
  },
  {
    id: 'yuncheng-enforcement',
    version: 1,
    name: '运城执法中队',
    definition: yuncheng(
      [
        { ...plain, name: '系统得分', worth: 100, factor: 0.7, parts: yunchengSystem },
        mark('大队评分', 15),
        mark('街办评分', 15),
      ],
      '运城市 2026 年 7 月月度评价报告：系统 70 %、大队 15 %、街办 15 %',
    ),
  },
  {
    id: 'yuncheng-sanitation',
    version: 1,
    name: '运城环卫',
    definition: yuncheng(
      [
        { ...plain, name: '系统得分', worth: 100, factor: 0.3, parts: yunchengSystem },
        {
          ...plain,
          name: '单独垃圾',
          factor: 0.3,
          min: 0,
          parts: [
            { kind: 'fixed', points: 100 },
            { kind: 'count', figure: 'filed', perCase: -0.01 },
          ],
        },
        mark('中心评分', 40),
      ],
      '运城市 2026 年 7 月月度评价报告：系统 30 %、单独垃圾 30 %（每件扣 0.01）、中心 40 %',
    ),
  },
  {
    id: 'yuncheng-greening',
    version: 1,
    name: '运城园林',
    definition: yuncheng(
      [
        { ...plain, name: '系统得分', worth: 100, factor: 0.7, parts: yunchengSystem },
        mark('中心评分', 30),
      ],
      '运城市 2026 年 7 月月度评价报告：系统 70 %、中心 30 %',
    ),
  },
  {
    id: 'district-platform',
    version: 1,
    name: '区级平台',
    definition: {
      ...common,
      grades: [...common.grades],
      method: {
        kind: 'formula',
        groups: [
          {
            ...plain,
            name: '结案',
            parts: [
              { kind: 'rate', figure: 'onTimeClosingRate', points: 50, isInverted: false },
              { kind: 'rate', figure: 'closingRate', points: 30, isInverted: false },
            ],
          },
          {
            ...plain,
            name: '返工',
            needsClosed: true,
            parts: [{ kind: 'rate', figure: 'reworkRate', points: 10, isInverted: true }],
          },
          {
            ...plain,
            name: '督办',
            needsClosed: true,
            parts: [
              { kind: 'fixed', points: 10 },
              { kind: 'count', figure: 'supervised', perCase: -0.5 },
              { kind: 'count', figure: 'supervisedOpen', perCase: -1 },
            ],
          },
        ],
      },
      dueClose: 'less_open_in_limit',
      reworkOver: 'filed',
      rounding: 'truncate',
      source: '某区级平台评分页：两位小数截断',
    },
  },
  {
    id: 'jinhua',
    version: 1,
    name: '金华考核',
    definition: {
      ...common,
      grades: [...common.grades],
      method: {
        kind: 'formula',
        groups: [
          {
            ...plain,
            name: '按期结案',
            min: 0,
            parts: [threshold('onTimeClosingRate', 50, 0.7, 1)],
          },
          { ...plain, name: '结案', min: 0, parts: [threshold('closingRate', 20, 0.9, 1)] },
          {
            ...plain,
            name: '紧急案件',
            min: 0,
            parts: [
              threshold('urgentClosingRate', 10, 1, 0.5),
              threshold('urgentOnTimeClosingRate', 0, 0.95, 0.5),
            ],
          },
          {
            ...plain,
            name: '办理纪律',
            min: 0,
            max: 5,
            parts: [
              { kind: 'fixed', points: 5 },
              { kind: 'count', figure: 'reworkRate', perCase: -0.2 },
              { kind: 'count', figure: 'failedThrice', perCase: -0.5 },
            ],
          },
        ],
      },
      dueClose: 'less_deferred',
      reworkOver: 'filed',
      source:
        '金华考核规则（副本不全，须向该市核对）：满分 85，其余项目无来源；弄虚作假、推诿及领导媒体件加倍扣分以更正形式计入',
    },
  },
];
