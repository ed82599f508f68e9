import { Input } from 'antd';

/** What a number may be made of, as the contract says; while nothing is typed there is nothing to complain about. */
export const isStrange = (typed: string): boolean => !/^[A-Za-z0-9-]*$/.test(typed.trim());

/** The number of an electronic receipt, and what is wrong with it. */
export function NumberField(props: {
  label: string;
  placeholder: string;
  value: string;
  onChange: (typed: string) => void;
}) {
  const { label, placeholder, value, onChange } = props;
  return (
    <div style={{ flex: 1 }}>
      <Input
        aria-label={label}
        placeholder={placeholder}
        maxLength={64}
        status={isStrange(value) ? 'error' : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {isStrange(value) && <p className="bad">回单号只能由字母、数字和 - 组成</p>}
    </div>
  );
}
