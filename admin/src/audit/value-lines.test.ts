import {
  day,
  id,
  instant,
  KEPT_CODES,
  key,
  latitude,
  longitude,
  MAX_KEPT_DEPTH,
  MAX_KEPT_ITEMS,
  type Route,
  routes,
} from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sayField, sayValue } from './audit-values.ts';
import { OPERATIONS } from './audit-words.ts';
import { linesOf } from './value-lines.ts';

const isLatin = (said: string) => /^[a-z_][A-Za-z_0-9]+$/.test(said);

test('every field and every choice that a form of the staff leaves is said in Chinese, however deep', () => {
  const forms = OPERATIONS.map(({ value }) => (routes as Record<string, Route>)[value]?.body);
  const fields = forms.flatMap((form) => keptOf(form, '', '', 0));
  expect(fields.length).toBeGreaterThan(80);
  expect(fields.some(({ within }) => within === 'stageMinutes')).toBe(true);
  const unnamed = fields.filter(({ name, within }) => isLatin(sayField(name, within)));
  expect(unnamed).toEqual([]);
  const choices = fields.flatMap(({ name, codes }) => codes.map((code) => sayValue(name, code)));
  expect(choices.length).toBeGreaterThan(90);
  expect(choices.filter(isLatin)).toEqual([]);
});

test('what the house adds to a form is said in Chinese too', () => {
  expect(linesOf({ caseNo: '370700-20261122-00001', state: 'handling', version: 3 })).toEqual([
    { label: '案件编号', text: '370700-20261122-00001' },
    { label: '状态', text: '处置中' },
    { label: '版本', text: '3' },
  ]);
});

type Field = { name: string; within: string; codes: string[] };

/** As the audit keeps it: ids, days, choices and numbers, with the codes declared to be kept; never free text or a place. */
function keptOf(
  schema: z.ZodType | undefined,
  name: string,
  within: string,
  depth: number,
): Field[] {
  let plain = schema;
  while (
    plain instanceof z.ZodOptional ||
    plain instanceof z.ZodNullable ||
    plain instanceof z.ZodDefault ||
    plain instanceof z.ZodPrefault
  )
    plain = plain.unwrap() as z.ZodType;
  if (!plain || depth > MAX_KEPT_DEPTH || plain === longitude || plain === latitude) return [];
  if (plain instanceof z.ZodArray)
    return keptOf(plain.element as z.ZodType, name, within, depth + 1);
  if (plain instanceof z.ZodDiscriminatedUnion)
    return plain.options.flatMap((one) => keptOf(one as z.ZodType, name, within, depth));
  if (plain instanceof z.ZodRecord && plain.keyType instanceof z.ZodEnum)
    return [
      { name, within, codes: [] },
      ...plain.keyType.options.flatMap((one) =>
        keptOf(plain.valueType as z.ZodType, String(one), name, depth),
      ),
    ];
  if (plain instanceof z.ZodObject) {
    const inner = Object.entries(plain.shape).flatMap(([field, one]) =>
      keptOf(one as z.ZodType, field, name, depth + 1),
    );
    return name === '' || inner.length === 0 ? inner : [{ name, within, codes: [] }, ...inner];
  }
  const codes =
    plain instanceof z.ZodEnum
      ? plain.options.map(String)
      : plain instanceof z.ZodLiteral
        ? [...plain.values].map(String)
        : [];
  const isKept =
    codes.length > 0 ||
    plain instanceof z.ZodNumber ||
    plain instanceof z.ZodBoolean ||
    name in KEPT_CODES ||
    ([id, key, day, instant] as z.ZodType[]).includes(plain);
  return isKept ? [{ name, within, codes }] : [];
}

test('what stands inside another value is a line of its own', () => {
  const line = { grade: 'A', limit: { value: 2, unit: 'work_day' } };
  expect(linesOf({ line, position: { longitude: {} } })).toEqual([
    {
      label: '标准内容',
      lines: [
        { label: '等级', text: 'A' },
        {
          label: '处置时限',
          lines: [
            { label: '时长', text: '2' },
            { label: '计时单位', text: '工作日' },
          ],
        },
      ],
    },
  ]);
  expect(linesOf({ shares: [{ amountFen: 1250 }, { agree: false }] })).toEqual([
    { label: 'shares（第 1 项）', lines: [{ label: '金额（分）', text: '1250（¥ 12.50）' }] },
    { label: 'shares（第 2 项）', lines: [{ label: '同意', text: '否' }] },
  ]);
});

test('lists are read out, and one that was cut says so', () => {
  expect(linesOf({ marks: ['near_and_far', 'self_made'], ids: [] })).toEqual([
    { label: '情形', text: '远景、近景齐全、自导自演' },
  ]);
  const [cut] = linesOf({ ids: Array.from({ length: MAX_KEPT_ITEMS }, (_, n) => `p${n}`) });
  expect(cut?.text).toMatch(/^p0、.*、p49（至多记 50 项）$/);
});

test('codes are said in words, a reason by its action; times by the city’s clock', () => {
  expect(sayValue('state', 'unheard_of')).toBe('unheard_of');
  expect(sayValue('state', 'toString')).toBe('toString');
  expect(linesOf({ action: 'return', reason: 'not_found' })[1]?.text).toBe('现场未找到问题');
  expect(linesOf({ action: 'verify_result', reason: 'not_found' })[1]?.text).toBe('未找到现场');
  expect(linesOf({ action: 'reject', reason: 'staged' })[1]?.text).toBe('疑似人为制造');
  expect(sayValue('capturedAt', '2026-11-20T08:05:00.000Z')).toBe(
    '2026-11-20 16:05:00（北京时间）',
  );
});
