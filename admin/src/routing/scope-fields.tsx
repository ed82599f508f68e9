import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useCity } from '../accounts/queries.ts';
import { CategoryField } from './category-field.tsx';

export type Scope = { categoryPrefix?: string; areaId: string | null };

const WHOLE_CITY = '';

export const Row = ({ label, children }: { label?: string; children: ReactNode }) => (
  <Form.Item label={label} style={{ marginBottom: 12 }}>
    {children}
  </Form.Item>
);

/** Which kinds and where: what duties and published rules have in common. */
export function ScopeFields(props: { scope: Scope; change: (part: Partial<Scope>) => void }) {
  const { scope, change } = props;
  const city = useCity();
  return (
    <>
      <Row label="类别（全部、大类或小类）">
        <CategoryField
          value={scope.categoryPrefix}
          onChange={(categoryPrefix) => change({ categoryPrefix })}
        />
      </Row>
      <Row label="区域">
        <Select
          aria-label="区域"
          value={scope.areaId ?? WHOLE_CITY}
          onChange={(areaId) => change({ areaId: areaId === WHOLE_CITY ? null : areaId })}
          options={[
            { value: WHOLE_CITY, label: '全市' },
            ...(city.data?.areas ?? []).map((area) => ({ value: area.id, label: area.name })),
          ]}
        />
      </Row>
    </>
  );
}
