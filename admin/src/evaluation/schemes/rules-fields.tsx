import type { SchemeDefinition } from '@suishoupai/api/contract';
import { Button, Input, InputNumber, Select } from 'antd';
import styles from './schemes.module.css';

type Props = { definition: SchemeDefinition; onChange: (definition: SchemeDefinition) => void };

const DUE_CLOSE = [
  { value: 'all_filed', label: '全部立案' },
  { value: 'less_open_in_limit', label: '扣除时限内未结' },
  { value: 'less_deferred', label: '扣除时限内未结与缓办' },
] as const;
const REWORK_OVER = [
  { value: 'due_close', label: '应结案数' },
  { value: 'filed', label: '立案数' },
] as const;
const ROUNDING = [
  { value: 'round', label: '四舍五入到两位' },
  { value: 'truncate', label: '两位后舍去' },
] as const;
const STAGES = {
  accept: '受理',
  register: '立案',
  dispatch: '派遣',
  verify: '核实',
  check: '核查',
} as const;
const NUMBERS = [
  ['minRatings', '满意率最少评价数（件）', 10_000],
  ['recurrenceDays', '反复：结案后天数', 90],
  ['recurrenceRadiusM', '反复：距离（米）', 500],
] as const;

/** What the numbers mean: denominators, limits of the centre's own stages, and when a problem has come back. */
export function RulesFields({ definition, onChange }: Props) {
  const set = (change: Partial<SchemeDefinition>) => onChange({ ...definition, ...change });
  return (
    <div className={styles.rules}>
      <div className={styles.field}>
        应结案数
        <Select
          aria-label="应结案数"
          value={definition.dueClose}
          options={[...DUE_CLOSE]}
          onChange={(dueClose) => set({ dueClose })}
        />
      </div>
      <div className={styles.field}>
        返工率分母
        <Select
          aria-label="返工率分母"
          value={definition.reworkOver}
          options={[...REWORK_OVER]}
          onChange={(reworkOver) => set({ reworkOver })}
        />
      </div>
      <div className={styles.field}>
        得分取位
        <Select
          aria-label="得分取位"
          value={definition.rounding}
          options={[...ROUNDING]}
          onChange={(rounding) => set({ rounding })}
        />
      </div>
      {NUMBERS.map(([name, label, max]) => (
        <div key={name} className={styles.field}>
          {label}
          <InputNumber
            aria-label={label}
            min={1}
            max={max}
            precision={0}
            value={definition[name]}
            onChange={(value) => value && set({ [name]: value })}
          />
        </div>
      ))}
      {Object.entries(STAGES).map(([stage, name]) => (
        <div key={stage} className={styles.field}>
          {name}时限（分钟）
          <InputNumber
            aria-label={`${name}时限（分钟）`}
            min={1}
            precision={0}
            value={definition.stageMinutes[stage as keyof typeof STAGES]}
            onChange={(value) =>
              value && set({ stageMinutes: { ...definition.stageMinutes, [stage]: value } })
            }
          />
        </div>
      ))}
    </div>
  );
}

/** Best first; the last grade begins at nothing. */
export function GradesField({ definition, onChange }: Props) {
  const { grades } = definition;
  const set = (next: SchemeDefinition['grades']) => onChange({ ...definition, grades: next });
  const change = (index: number, part: Partial<(typeof grades)[number]>) =>
    set(grades.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className={styles.grades}>
      <legend>等级，从高到低</legend>
      {grades.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a grade has no identity but its place
        <div key={index}>
          <Input
            aria-label={`第 ${index + 1} 级名称`}
            maxLength={4}
            value={one.grade}
            onChange={(event) => change(index, { grade: event.target.value })}
          />
          <InputNumber
            aria-label={`第 ${index + 1} 级起分`}
            suffix="分起"
            value={one.min}
            onChange={(min) => change(index, { min: min ?? 0 })}
          />
          <Button
            disabled={grades.length === 1}
            onClick={() => set(grades.filter((_, at) => at !== index))}
          >
            删除
          </Button>
        </div>
      ))}
      {grades.length < 10 && (
        <Button onClick={() => set([{ grade: '', min: 100 }, ...grades])}>在最前加一级</Button>
      )}
    </fieldset>
  );
}
