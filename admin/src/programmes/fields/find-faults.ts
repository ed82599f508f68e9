import {
  findDraftFaults,
  findTransferFaults,
  type ProgrammeRules,
  programmeRules,
} from '@suishoupai/api/contract';
import type { z } from 'zod';
import { readAt } from './at-path.ts';
import type { Control, Field } from './field.ts';
import { SECTIONS } from './sections.ts';

export type Draft = { name: string; startsOn: string; endsOn: string; terms: string };
export type Checked = { rules: ProgrammeRules | null; faults: Map<string, string> };

/** The one schema's own judgement and the checks between fields, each at its place, in words. */
export function findFaults(
  draft: Draft,
  rules: unknown,
  maxTransferFen = Number.POSITIVE_INFINITY,
): Checked {
  const faults = new Map<string, string>();
  const add = (path: string, message: string) => {
    if (!faults.has(path)) faults.set(path, message);
  };
  if (draft.name.trim() === '') add('name', '请填写活动名称');
  for (const side of ['startsOn', 'endsOn'] as const)
    if (draft[side] === '') add(side, '请选择日期');
  const parsed = programmeRules.safeParse(rules);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.join('.');
      add(path, sayIssue(issue, readAt(rules, path)));
    }
    return { rules: null, faults };
  }
  for (const one of findDraftFaults({ ...draft, rules: parsed.data })) add(one.path, one.message);
  for (const one of findTransferFaults(parsed.data, maxTransferFen)) add(one.path, one.message);
  return { rules: parsed.data, faults };
}

type Issue = z.core.$ZodIssue;

function sayIssue(issue: Issue, value: unknown): string {
  const path = issue.path.map(String);
  const control = fieldAt(path)?.control;
  const isMoney = control?.kind === 'yuan';
  const say = (limit: number | bigint) =>
    isMoney
      ? `${Number(limit) / 100} 元`
      : `${limit}${control?.kind === 'number' && typeof control.unit === 'string' ? ` ${control.unit}` : ''}`;
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return '请填写';
      if (issue.origin === 'array') return `至少选 ${issue.minimum} 项`;
      return `不能小于 ${say(issue.minimum)}`;
    case 'too_big':
      if (issue.origin === 'string') return `最多 ${issue.maximum} 个字`;
      if (issue.origin === 'array') return `最多 ${issue.maximum} 项`;
      return `不能大于 ${say(issue.maximum)}`;
    case 'invalid_type':
      if (typeof value === 'string' && isMoney) return '请填写金额，最多两位小数';
      if (typeof value === 'string' && control?.kind === 'number')
        return control.decimals ? `请填写数字，最多 ${control.decimals} 位小数` : '请填写整数';
      return issue.expected === 'int' ? '须为整数' : isChoice(control) ? '请选择' : '请填写';
    case 'invalid_format':
      return control?.kind === 'day' ? '请选择日期' : '写法不正确';
    case 'unrecognized_keys':
      return `没有这样的项目：${issue.keys.join('、')}`;
    default:
      return isChoice(control) ? '请选择' : '填写不正确';
  }
}

const isChoice = (control?: Control) => control?.kind === 'choice' || control?.kind === 'variant';

/** The field a path of the data belongs to, down to the column of a row. */
export function fieldAt(path: readonly string[]): Field | undefined {
  const all = SECTIONS.flatMap((section) => section.fields);
  return search(all, path);
}

function search(fields: readonly Field[], path: readonly string[]): Field | undefined {
  for (const field of fields) {
    const own = field.path.split('.');
    if (!own.every((name, n) => path[n] === name)) continue;
    const rest = path.slice(own.length);
    const { control } = field;
    if (control.kind === 'rows') return search(control.fields, rest.slice(1)) ?? field;
    if (control.kind !== 'variant') return field;
    const inner = Object.values(control.variants).flatMap((variant) => variant.fields);
    return search(inner, rest) ?? field;
  }
  return undefined;
}

/** Where a fault is, for somebody who does not see the field: section, field and row. */
export function sayPlace(path: string): string {
  const parts = path.split('.');
  const head: Record<string, string> = { name: '活动名称', startsOn: '开始', endsOn: '最后一天' };
  if (head[path]) return head[path];
  const section = SECTIONS.find(({ fields }) => fields.some((one) => search([one], parts)));
  const top = section?.fields.find((one) => search([one], parts));
  const inner = fieldAt(parts);
  const row = parts.find((part) => /^\d+$/.test(part));
  return [
    section?.title ?? (path.startsWith('classes') ? '什么能得多少' : ''),
    top?.label,
    row !== undefined && `第 ${Number(row) + 1} 条`,
    inner !== top && inner?.label,
  ]
    .filter(Boolean)
    .join(' · ');
}
