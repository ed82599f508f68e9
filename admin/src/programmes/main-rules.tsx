import type { ProgrammeRules } from '@suishoupai/api/contract';
import { InputNumber, Select } from 'antd';

type Props = { rules: ProgrammeRules; onChange: (rules: ProgrammeRules) => void };

const CLASSES = ['A', 'B', 'C', 'D', 'E'] as const;
const CAPS = [
  ['personDayCount', '每人每天（件）', 1],
  ['personDayFen', '每人每天（元）', 100],
  ['personMonthFen', '每人每月（元）', 100],
  ['poolDayFen', '全市每天（元）', 100],
  ['poolMonthFen', '全市每月（元）', 100],
] as const;
const grid = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(130px, 1fr))',
  gap: 8,
  marginBottom: 12,
} as const;

/** The numbers that change most: what a class is worth, the caps, when it is earned and how long it may be claimed. */
export function MainRules({ rules, onChange }: Props) {
  return (
    <>
      <div style={grid}>
        {CLASSES.map((name) => (
          <Field key={name} label={`${name} 类（元）`}>
            <ClassAmount name={name} rules={rules} onChange={onChange} />
          </Field>
        ))}
      </div>
      <div style={grid}>
        {CAPS.map(([key, label, unit]) => (
          <Field key={key} label={label}>
            <InputNumber
              aria-label={label}
              placeholder="不限"
              min={unit === 1 ? 1 : 0.01}
              precision={unit === 1 ? 0 : 2}
              style={{ width: '100%' }}
              value={rules.caps[key] === null ? null : rules.caps[key] / unit}
              onChange={(value) => {
                const limit = value === null ? null : Math.round(value * unit);
                onChange({ ...rules, caps: { ...rules.caps, [key]: limit } });
              }}
            />
          </Field>
        ))}
        <Field label="计奖时机">
          <Select
            aria-label="计奖时机"
            value={rules.trigger}
            options={[
              { value: 'filed', label: '立案' },
              { value: 'check_passed', label: '核查通过' },
              { value: 'closed', label: '结案' },
            ]}
            onChange={(trigger) => onChange({ ...rules, trigger })}
          />
        </Field>
        <Field label="领取期限（天）">
          <InputNumber
            aria-label="领取期限"
            min={1}
            max={365}
            precision={0}
            style={{ width: '100%' }}
            value={rules.payout.claimDays}
            onChange={(claimDays) =>
              claimDays && onChange({ ...rules, payout: { ...rules.payout, claimDays } })
            }
          />
        </Field>
      </div>
    </>
  );
}

function ClassAmount({ name, rules, onChange }: Props & { name: (typeof CLASSES)[number] }) {
  const prize = rules.classes[name];
  // Ranges and points are written in the data below.
  if (prize && prize.kind !== 'fixed')
    return (
      <span className="quiet">{prize.kind === 'range' ? '区间' : `${prize.points} 积分`}</span>
    );
  return (
    <InputNumber
      aria-label={`${name} 类金额`}
      placeholder="不奖"
      min={0}
      precision={2}
      style={{ width: '100%' }}
      value={prize ? prize.amountFen / 100 : null}
      onChange={(yuan) => {
        const { [name]: _, ...others } = rules.classes;
        const mine = { kind: 'fixed' as const, amountFen: Math.round((yuan ?? 0) * 100) };
        onChange({
          ...rules,
          classes: yuan === null ? others : { ...rules.classes, [name]: mine },
        });
      }}
    />
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div style={{ display: 'grid', gap: 4, alignContent: 'start' }}>
      <span className="quiet">{label}</span>
      {children}
    </div>
  );
}
