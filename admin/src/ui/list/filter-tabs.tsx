import { Segmented } from 'antd';

type Choice<Key extends string> = { key: Key; name: string; count?: number };

/** One choice of few, with the number of rows behind each. */
export function FilterTabs<Key extends string>(props: {
  label: string;
  value: Key;
  choices: Choice<Key>[];
  onChange: (key: Key) => void;
}) {
  return (
    <div style={{ overflowX: 'auto', maxWidth: '100%' }}>
      <Segmented
        aria-label={props.label}
        value={props.value}
        onChange={props.onChange}
        options={props.choices.map(({ key, name, count }) => ({
          value: key,
          label: count === undefined ? name : `${name} ${count}`,
        }))}
      />
    </div>
  );
}
