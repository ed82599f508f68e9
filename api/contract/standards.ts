import { z } from 'zod';
import { limitUnit, standard } from './cases.ts';
import { byId, count, id, instant, key, pageOf, paging, words } from './common.ts';
import { CASE_STAFF } from './roles.ts';
import { route } from './route.ts';

export const MAX_SHEET_BYTES = 5 * 1024 * 1024;
export const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A page of rows must fit a screen, a file must fit one transaction. */
export const MAX_STANDARD_LINES = 10_000;

/** Limit units as people write them, in lists and in spreadsheets. */
export const LIMIT_UNIT_NAMES: Record<z.output<typeof limitUnit>, string> = {
  urgent_minute: '紧急分钟',
  urgent_hour: '紧急工作时',
  urgent_day: '紧急日',
  work_hour: '工作时',
  work_day: '工作日',
  natural_day: '自然日',
};

export const categoryScheme = z.object({
  id: key,
  title: z.string(),
  version: z.string(),
  /** What is known of where its numbers come from. */
  note: z.string(),
  /** Cases and standard lines use one scheme; codes of two schemes are never compared. */
  isInUse: z.boolean(),
  componentCount: count,
  eventCount: count,
});
export type CategoryScheme = z.output<typeof categoryScheme>;

export const category = z.object({
  /** P or E + major + minor. */
  key,
  kind: z.enum(['P', 'E']),
  majorName: z.string(),
  name: z.string(),
});
export type Category = z.output<typeof category>;

export const standardLine = z.object({
  ...standard.shape,
  isActive: z.boolean(),
});
export type StandardLine = z.output<typeof standardLine>;

/** What a row of a spreadsheet does to the lines there are. */
export const IMPORT_OUTCOMES = {
  add: '新增',
  change: '修改',
  retire: '停用',
  same: '不变',
  error: '错误',
} as const;
export type ImportOutcome = keyof typeof IMPORT_OUTCOMES;
export const importOutcome = z.enum(
  Object.keys(IMPORT_OUTCOMES) as [ImportOutcome, ...ImportOutcome[]],
);

export const standardImport = z.object({
  id,
  fileName: z.string(),
  state: z.enum(['asked', 'checked', 'confirmed']),
  counts: z.record(importOutcome, count).nullable(),
  checkedAt: instant.nullable(),
  confirmedAt: instant.nullable(),
  undoneAt: instant.nullable(),
  /** It was the last change of the standard, so that it can be taken back as a whole. */
  isUndoable: z.boolean(),
});
export type StandardImport = z.output<typeof standardImport>;

export const standardImportRow = z.object({
  /** As the spreadsheet counts: the heading is row 1. */
  rowNo: z.int(),
  outcome: importOutcome,
  code: z.string(),
  /** The column's letter and heading, and what is wrong; for a change, what was and what comes. */
  problems: z.array(z.object({ column: z.string(), message: z.string() })),
});
export type StandardImportRow = z.output<typeof standardImportRow>;

/** What an edit says of one line; the rules for each column are those of the spreadsheet. */
export const lineWords = z.strictObject({
  code: words(60),
  categoryKey: words(10),
  problemKind: words(40),
  filingCondition: words(300),
  limit: z.strictObject({ value: z.int().min(1).max(999), unit: limitUnit }),
  closingCondition: words(300),
  authority: words(60),
  legalBasis: words(200),
  grade: z.enum(['A', 'B', 'C']).nullable(),
});
export type LineWords = z.output<typeof lineWords>;

/** The part of a line that a spreadsheet can say. */
export const wordsOfLine = (line: LineWords): LineWords => ({
  code: line.code,
  categoryKey: line.categoryKey,
  problemKind: line.problemKind,
  filingCondition: line.filingCondition,
  limit: line.limit,
  closingCondition: line.closingCondition,
  authority: line.authority,
  legalBasis: line.legalBasis,
  grade: line.grade,
});

const sheetFile = z.object({
  fileName: z.string(),
  /** The file itself, in base64. */
  content: z.string(),
});

const READERS = [...CASE_STAFF, 'admin'] as const;

export const standardRoutes = {
  listCategorySchemes: route({
    method: 'GET',
    path: '/api/category-schemes',
    tag: '立结案标准',
    summary: '分类编码方案及其版本',
    audience: READERS,
    rate: 'read',
    query: z.object(paging),
    answer: pageOf(categoryScheme),
  }),
  listCategories: route({
    method: 'GET',
    path: '/api/categories',
    tag: '立结案标准',
    summary: '一个编码方案的小类；不指明方案时为在用方案',
    // Reward rules are written for kinds, by people who see no cases.
    audience: [...READERS, 'finance'],
    rate: 'read',
    query: z.object({
      ...paging,
      schemeId: key.optional(),
      text: z.string().trim().max(60).optional(),
    }),
    answer: pageOf(category),
  }),
  listStandardLines: route({
    method: 'GET',
    path: '/api/standard-lines',
    tag: '立结案标准',
    summary: '立结案标准条目；versions=all 时含历史版本',
    audience: READERS,
    rate: 'read',
    query: z.object({
      ...paging,
      text: z.string().trim().max(60).optional(),
      grade: z.enum(['A', 'B', 'C']).optional(),
      /** One line only, by its number. */
      code: key.optional(),
      versions: z.enum(['active', 'all']).default('active'),
    }),
    answer: pageOf(standardLine),
  }),
  exportStandards: route({
    method: 'GET',
    path: '/api/standard-export',
    tag: '立结案标准',
    summary: '在用标准的电子表格（XLSX），改好后可原样导入',
    audience: READERS,
    rate: 'write',
    answer: sheetFile,
  }),
  saveStandardLine: route({
    method: 'POST',
    path: '/api/standard-lines',
    tag: '立结案标准',
    summary: '新增一条标准，或把一条改成新版本；已立案的案件不受影响',
    audience: ['admin'],
    rate: 'write',
    body: z.strictObject({
      /** The version that was edited; null for a new line. */
      basedOn: key.nullable(),
      line: lineWords,
    }),
    answer: standardLine,
    refusals: ['standard_outdated'],
  }),
  endStandardLine: route({
    method: 'POST',
    path: '/api/standard-lines/:id/end',
    tag: '立结案标准',
    summary: '停用一条标准；历史版本保留，已立案的案件不受影响',
    audience: ['admin'],
    rate: 'write',
    params: z.object({ id: key }),
    answer: standardLine,
    refusals: ['standard_outdated'],
  }),
  listStandardImports: route({
    method: 'GET',
    path: '/api/standard-imports',
    tag: '立结案标准',
    summary: '已确认的导入，新的在前',
    audience: ['admin'],
    rate: 'read',
    query: z.object(paging),
    answer: pageOf(standardImport),
  }),
  startStandardImport: route({
    method: 'POST',
    path: '/api/standard-imports',
    tag: '立结案标准',
    summary: '开始一次导入：得到上传表单，文件直接传到存储',
    audience: ['admin'],
    rate: 'write',
    body: z.strictObject({
      /** Made by the client before the first try. */
      id,
      fileName: z.string().trim().min(1).max(120),
      bytes: z.int().min(1).max(MAX_SHEET_BYTES, '文件不能超过 5 MB'),
    }),
    answer: z.object({ url: z.url(), fields: z.record(z.string(), z.string()) }),
    refusals: ['id_taken'],
  }),
  checkStandardImport: route({
    method: 'POST',
    path: '/api/standard-imports/:id/check',
    tag: '立结案标准',
    summary: '试算：逐行给出新增、修改、停用、不变或错误，不改动任何标准',
    audience: ['admin'],
    rate: 'write',
    params: byId,
    answer: standardImport,
    refusals: [
      'sheet_not_uploaded',
      'sheet_unreadable',
      'sheet_too_large',
      'sheet_heading_unknown',
      'import_confirmed',
    ],
  }),
  listStandardImportRows: route({
    method: 'GET',
    path: '/api/standard-imports/:id/rows',
    tag: '立结案标准',
    summary: '试算的逐行结果',
    audience: ['admin'],
    rate: 'read',
    params: byId,
    query: z.object({ ...paging, outcome: importOutcome.optional() }),
    answer: pageOf(standardImportRow),
  }),
  exportImportErrors: route({
    method: 'GET',
    path: '/api/standard-imports/:id/errors',
    tag: '立结案标准',
    summary: '试算出错的行（XLSX）：原样内容加“错误”一列，改好后可再次导入',
    audience: ['admin'],
    rate: 'write',
    params: byId,
    answer: sheetFile,
    refusals: ['import_not_checked', 'sheet_not_uploaded'],
  }),
  undoStandardImport: route({
    method: 'POST',
    path: '/api/standard-imports/:id/undo',
    tag: '立结案标准',
    summary: '撤销最近一次导入：以新版本恢复导入前的标准；此后有过改动的不能撤销',
    audience: ['admin'],
    rate: 'write',
    params: byId,
    answer: standardImport,
    refusals: ['import_not_undoable'],
  }),
  confirmStandardImport: route({
    method: 'POST',
    path: '/api/standard-imports/:id/confirm',
    tag: '立结案标准',
    summary: '确认导入：有错误或标准已另有改动时整批不写入',
    audience: ['admin'],
    rate: 'write',
    params: byId,
    answer: standardImport,
    refusals: ['import_not_checked', 'import_has_errors', 'import_outdated'],
  }),
} as const;
