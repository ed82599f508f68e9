import type { ProgrammeText } from '@suishoupai/api/contract';
import { readAt } from './at-path.ts';
import type { Names } from './field.ts';
import { sayValue } from './say-value.ts';
import { SECTIONS } from './sections.ts';

export type Change = {
  key: string;
  section: string;
  label: string;
  old: string[];
  new: string[];
  /** Said in place of the new words, where nothing changed and somebody has to notice. */
  notice?: string;
};
type Said = Pick<ProgrammeText, 'name' | 'startsOn' | 'endsOn' | 'terms'>;

const HEAD: [string, (text: Said) => string][] = [
  ['活动名称', (text) => text.name],
  ['起止日期', (text) => `${text.startsOn} 至 ${text.endsOn}`],
  ['公示说明', (text) => text.terms],
];

/** What one text says otherwise than another, place by place; of lists only the rows that differ. */
export function listChanges(before: ProgrammeText, after: ProgrammeText, names: Names): Change[] {
  const head = HEAD.map(([label, say]) => ({
    key: label,
    section: '基本信息',
    label,
    old: [say(before)],
    new: [say(after)],
  }));
  const rules = SECTIONS.flatMap(({ title, fields }) =>
    fields.map((field) => {
      const said = (text: ProgrammeText) =>
        sayValue(field, readAt(text.rules, field.path), names).filter(Boolean);
      const [old, fresh] = [said(before), said(after)];
      const isList = field.control.kind === 'rows';
      return {
        key: field.path,
        section: title,
        label: field.label,
        old: isList ? without(old, fresh) : old,
        new: isList ? without(fresh, old) : fresh,
        // The same rows in another order are another rule.
        isMoved: isList && old.join('\n') !== fresh.join('\n'),
        all: [old, fresh] as const,
      };
    }),
  ).map(({ isMoved, all: [old, fresh], ...change }) =>
    isMoved && change.old.length + change.new.length === 0
      ? { ...change, old, new: fresh }
      : change,
  );
  const isOther = (one: Change) => one.old.join('\n') !== one.new.join('\n');
  const changed = rules.filter(isOther);
  return [
    ...head.filter(isOther),
    ...(changed.length > 0 ? keptTerms(before, after) : []),
    ...changed,
  ];
}

/** What citizens read beside the rules may name the amounts of before. */
function keptTerms(before: Said, after: Said): Change[] {
  if (before.terms !== after.terms || after.terms === '') return [];
  const notice = '未改动，请核对所写金额与本版规则是否一致';
  const [old, label] = [[before.terms], '公示说明'];
  return [{ key: 'terms', section: '基本信息', label, old, new: old, notice }];
}

const without = (lines: string[], others: string[]) =>
  lines.filter((line) => !others.includes(line));
