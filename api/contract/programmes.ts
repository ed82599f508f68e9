import { z } from 'zod';
import { count, day, fen, id, instant, key, pageOf, paging, words } from './common.ts';
import { capName, programmeRules } from './programme-rules.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

export const programmeState = z.enum(['draft', 'proposed', 'published', 'ended', 'discarded']);
export type ProgrammeState = z.output<typeof programmeState>;
export const PROGRAMME_STATES: Record<ProgrammeState, string> = {
  draft: '草稿',
  proposed: '待发布',
  published: '已发布',
  ended: '已停止',
  discarded: '已作废',
};

const programmeRow = z.object({
  id: key,
  version: z.int().min(1),
  name: z.string(),
  startsOn: day,
  endsOn: day,
  state: programmeState,
  createdBy: z.string().nullable(),
  proposedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
  endedBy: z.string().nullable(),
  /** In force today. */
  isInForce: z.boolean(),
  /** When it counts, or counted; null while it is not published, and where it never came to that. */
  run: z
    .object({
      from: instant,
      /** When it was stopped or a newer version took its place; null: to the end of its last day. */
      until: instant.nullable(),
      replacedBy: z.int().nullable(),
    })
    .nullable(),
});
export type ProgrammeRow = z.output<typeof programmeRow>;

const monthCost = z.object({
  month: z.string(),
  newFen: fen,
  presentFen: fen,
  bookedFen: fen,
  /** The most that the month's ranking and draw can cost beside; trials from before they were counted have none. */
  newPrizesFen: fen.default(0),
  presentPrizesFen: fen.default(0),
});
const personDifference = z.object({ alias: z.string(), newFen: fen, presentFen: fen });
/** The draft and the version in force, both tried on the cases of the past. */
export const simulationResult = z.object({
  caseCount: count,
  /** Older cases of which nothing was kept that rules could be tried on. */
  withoutFactsCount: count,
  months: z.array(monthCost),
  reasons: z.array(z.object({ reason: z.string(), newCount: count, presentCount: count })),
  /** How often each cap cut an amount or refused an entry; what was tried before they were counted has none. */
  capHits: z.array(z.object({ cap: capName, newCount: count, presentCount: count })).default([]),
  winnerCount: count,
  loserCount: count,
  winners: z.array(personDifference),
  losers: z.array(personDifference),
});
export type SimulationResult = z.output<typeof simulationResult>;

export const simulation = z.object({
  id,
  fromDay: day,
  toDay: day,
  state: z.enum(['queued', 'done']),
  /** Cases tried so far, and of how many; null before it begins. */
  doneCount: count,
  totalCount: count.nullable(),
  askedBy: z.string(),
  askedAt: instant,
  /** Run for exactly the text as it stands now, and against the rules that are still in force. */
  isCurrent: z.boolean(),
  result: simulationResult.nullable(),
});
export type Simulation = z.output<typeof simulation>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** What one version says. */
const programmeText = z.object({
  name: z.string(),
  startsOn: day,
  endsOn: day,
  terms: z.string(),
  rules: programmeRules,
});
export type ProgrammeText = z.output<typeof programmeText>;

/** Another city's published rules, to begin a draft with. */
const programmeTemplate = z.object({
  city: z.string(),
  name: z.string(),
  rules: programmeRules,
  /** Ours, where that city's text is silent: to be settled before they are used. */
  assumptions: z.array(z.string()),
});
export type ProgrammeTemplate = z.output<typeof programmeTemplate>;

const programmeDetail = z.object({
  ...programmeRow.shape,
  terms: z.string(),
  /** Whoever earns by it must have agreed to these terms or newer ones: the newest when the draft was saved. */
  termsVersion: count,
  rules: programmeRules,
  /** The rules as a citizen reads them. */
  lines: z.array(z.string()),
  simulation: simulation.nullable(),
  /** Of all that is agreed on; whoever publishes says which text he or she has read. */
  sha256,
  /** What is in force today in its place. */
  inForce: z.object({ ...programmeText.shape, id: key, version: z.int().min(1) }).nullable(),
  /** What whoever asks may do now. */
  mayEdit: z.boolean(),
  mayPropose: z.boolean(),
  mayPublish: z.boolean(),
  mayEnd: z.boolean(),
});
export type ProgrammeDetail = z.output<typeof programmeDetail>;

const byVersion = z.object({ id: key, version: z.coerce.number().int().min(1).max(100_000) });

const step = (
  name: string,
  summary: string,
  refusals: readonly [
    'not_found',
    'programme_moved',
    ...(
      | 'simulation_required'
      | 'programme_overtaken'
      | 'channel_not_connected'
      | 'amount_over_transfer'
      | 'programme_unsuitable'
    )[],
  ],
) =>
  route({
    method: 'POST',
    path: `/api/reward-programmes/:id/:version/${name}`,
    tag: '奖励规则',
    summary,
    audience: ['finance'],
    rate: 'write',
    params: byVersion,
    answer: programmeDetail,
    refusals,
  });

export const programmeRoutes = {
  listProgrammes: route({
    method: 'GET',
    path: '/api/reward-programmes',
    tag: '奖励规则',
    summary: '奖励规则的全部版本',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging }),
    answer: z.object({
      ...pageOf(programmeRow).shape,
      /** No single reward may be more: WeChat transfers no more at once. */
      maxTransferFen: fen,
    }),
  }),
  listProgrammeTemplates: route({
    method: 'GET',
    path: '/api/reward-programme-templates',
    tag: '奖励规则',
    summary: '其他城市公开的奖励规则，可作起草的底稿；须与本市核对',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging }),
    answer: pageOf(programmeTemplate),
  }),
  getProgramme: route({
    method: 'GET',
    path: '/api/reward-programmes/:id/:version',
    tag: '奖励规则',
    summary: '一个版本的规则、公示文字和最近一次试算',
    audience: MONEY_STAFF,
    rate: 'read',
    params: byVersion,
    answer: programmeDetail,
  }),
  saveProgramme: route({
    method: 'POST',
    path: '/api/reward-programmes',
    tag: '奖励规则',
    summary:
      '保存奖励规则草稿；version 为空时新建下一版，同一 saveId 再次提交改的是同一版。已提交或发布的版本不能再改',
    audience: ['finance'],
    rate: 'write',
    body: z.strictObject({
      id: key,
      version: z.int().min(1).nullable(),
      /** The text that was changed: somebody else's change since then is not overwritten. */
      basedOn: sha256.optional(),
      /** Made when the form is opened and kept for all its presses: the answer to one may be lost. */
      saveId: id,
      /** Its how manieth press this is; one that arrives after a later one changes nothing. */
      saveNth: count.min(1),
      name: words(60).min(1),
      startsOn: day,
      endsOn: day,
      terms: words(500),
      rules: programmeRules,
    }),
    answer: programmeDetail,
    refusals: ['programme_moved', 'programme_unsuitable', 'amount_over_transfer'],
  }),
  simulateProgramme: route({
    method: 'POST',
    path: '/api/reward-programmes/:id/:version/simulations',
    tag: '奖励规则',
    summary: '试算奖励规则；用过去的案件，与现行版本比较；稍后在版本页看结果',
    audience: ['finance'],
    rate: 'write',
    params: byVersion,
    body: z.strictObject({ fromDay: day, toDay: day }),
    answer: programmeDetail,
    refusals: ['not_found', 'period_unsuitable', 'programme_moved'],
  }),
  proposeProgramme: step('proposal', '提交发布奖励规则；须先用现在的内容试算', [
    'not_found',
    'programme_moved',
    'programme_overtaken',
    'simulation_required',
    'channel_not_connected',
    'amount_over_transfer',
    'programme_unsuitable',
  ]),
  reopenProgramme: step('withdrawal', '退回奖励规则草稿', ['not_found', 'programme_moved']),
  discardProgramme: step('discard', '作废奖励规则草稿；留作记录，不能恢复', [
    'not_found',
    'programme_moved',
  ]),
  publishProgramme: route({
    method: 'POST',
    path: '/api/reward-programmes/:id/:version/publication',
    tag: '奖励规则',
    summary:
      '发布奖励规则；须由起草人、提交人以外的另一人，所读的内容、试算的内容与发布的内容须一致',
    audience: ['finance'],
    rate: 'write',
    params: byVersion,
    body: z.strictObject({ sha256 }),
    answer: programmeDetail,
    refusals: [
      'not_found',
      'programme_moved',
      'programme_overtaken',
      'simulation_required',
      'second_person_required',
    ],
  }),
  endProgramme: step('end', '停止奖励规则；立即生效，此后立案不再按该规则计奖', [
    'not_found',
    'programme_moved',
  ]),
  getRewardRules: route({
    method: 'GET',
    path: '/api/reward-rules',
    tag: '市民奖励',
    summary: '现行奖励规则的公示文字',
    audience: 'anyone',
    rate: 'read',
    answer: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          startsOn: day,
          endsOn: day,
          terms: z.string(),
          /** Only who bound a telephone number earns by it. */
          needsPhone: z.boolean(),
          /** Every kind a citizen can pick, and those that only staff tell apart; no prize: earns nothing. */
          kinds: z.array(
            z.object({
              label: z.string(),
              /** The first that is met counts; `when` is empty where nothing must be measured. */
              prizes: z.array(z.object({ worth: z.string(), when: z.string() })),
            }),
          ),
          sections: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
          /** Said to who is about to report what is known already; null where others earn too. */
          onlyFirst: z.string().nullable(),
        }),
      ),
    }),
  }),
} as const;
