import {
  CASE_MARKS,
  type CaseMark,
  MEASURES,
  type Measure,
  type Measures,
} from '@suishoupai/api/contract';
import { InputNumber, Select } from 'antd';

type Facts = { measures?: Measures; marks?: CaseMark[] };
const grid = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
  gap: 8,
  marginTop: 8,
} as const;

/** What was measured and seen, for the reward rules; closed, because most cases need none of it. */
export function RewardFactsField(props: { value: Facts; onChange: (value: Facts) => void }) {
  const { value, onChange } = props;
  const { measures = {}, marks = [] } = value;
  const measure = (name: Measure, measured: number | null) => {
    const { [name]: _, ...others } = measures;
    onChange({ measures: measured === null ? others : { ...others, [name]: measured } });
  };
  return (
    <details>
      <summary>奖励核实：测量与标记（可不填）</summary>
      <div style={grid}>
        {(Object.keys(MEASURES) as Measure[]).map((name) => {
          const [label, unit] = MEASURES[name];
          return (
            <InputNumber
              key={name}
              aria-label={`${label}（${unit}）`}
              placeholder={`${label}（${unit}）`}
              min={0}
              max={1_000_000}
              style={{ width: '100%' }}
              value={measures[name] ?? null}
              onChange={(measured) => measure(name, measured)}
            />
          );
        })}
      </div>
      <Select
        mode="multiple"
        aria-label="标记"
        placeholder="标记"
        style={{ width: '100%', marginTop: 8 }}
        value={marks}
        onChange={(chosen) => onChange({ marks: chosen })}
        options={Object.entries(CASE_MARKS).map(([key, label]) => ({
          value: key as CaseMark,
          label,
        }))}
      />
    </details>
  );
}
