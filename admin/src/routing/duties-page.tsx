import { DUTY_BASES, type Duty } from '@suishoupai/api/contract';
import { Button, Select, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useCity } from '../accounts/queries.ts';
import { groupUnits } from '../cases/decisions/fields/people-fields.tsx';
import { useUnits } from '../cases/queries.ts';
import { DataTable } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { AddDutyDialog } from './add-duty-dialog.tsx';
import { EndDutyDialog } from './end-duty-dialog.tsx';
import { useDuties, useMayChangeDuties } from './queries.ts';

const address = z.object({
  only: z.enum(['current', 'all']).default('current').catch('current'),
  unitId: z.string().optional().catch(undefined),
  areaId: z.string().optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
});

const columnsOf = (end?: (duty: Duty) => void): TableProps<Duty>['columns'] => [
  {
    title: '类别',
    render: (_, row) => (
      <>
        <span className="number">{row.categoryPrefix}</span> {row.categoryName}
      </>
    ),
  },
  { title: '区域', render: (_, row) => row.area?.name ?? '全市' },
  { title: '单位', render: (_, row) => row.unit.name },
  { title: '依据', render: (_, row) => <Tag>{DUTY_BASES[row.basis]}</Tag> },
  { title: '优先级', align: 'right', className: 'number', render: (_, row) => row.priority },
  { title: '开始', className: 'number', render: (_, row) => row.validFrom },
  { title: '最后一天', className: 'number', render: (_, row) => row.validTo ?? '—' },
  ...(end
    ? [
        {
          title: '操作',
          render: (_: unknown, row: Duty) =>
            row.validTo === null && (
              <Button type="link" size="small" style={{ padding: 0 }} onClick={() => end(row)}>
                终止
              </Button>
            ),
        },
      ]
    : []),
];

export default function DutiesPage() {
  const [filters, setAddress] = useUrlState(address);
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Duty | null>(null);
  const duties = useDuties(filters);
  const mayChange = useMayChangeDuties();
  return (
    <ListPage
      filters={
        <>
          <DutyFilters filters={filters} onChange={setAddress} />
          {mayChange && (
            <Button type="primary" onClick={() => setAdding(true)}>
              新增职责
            </Button>
          )}
        </>
      }
    >
      <DataTable
        label="单位职责"
        query={duties}
        rowKey={(row) => row.id}
        columns={columnsOf(mayChange ? setEnding : undefined)}
        emptyText="没有符合条件的职责"
      />
      {isAdding && <AddDutyDialog onClose={() => setAdding(false)} />}
      {ending && <EndDutyDialog duty={ending} onClose={() => setEnding(null)} />}
    </ListPage>
  );
}

type Filters = Omit<z.output<typeof address>, 'cursor'>;

function DutyFilters(props: {
  filters: Filters;
  onChange: (change: Partial<z.output<typeof address>>) => void;
}) {
  const { filters, onChange } = props;
  const units = useUnits();
  const city = useCity();
  return (
    <>
      <FilterTabs
        label="是否有效"
        value={filters.only}
        onChange={(only) => onChange({ only, cursor: undefined })}
        choices={[
          { key: 'current', name: '现行' },
          { key: 'all', name: '含已终止' },
        ]}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="单位"
        placeholder="全部单位"
        style={{ width: 220 }}
        value={filters.unitId}
        onChange={(unitId) => onChange({ unitId, cursor: undefined })}
        options={groupUnits(units.data?.items ?? [])}
      />
      <Select
        allowClear
        aria-label="区域"
        placeholder="全部区域"
        style={{ width: 140 }}
        value={filters.areaId}
        onChange={(areaId) => onChange({ areaId, cursor: undefined })}
        options={city.data?.areas.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}
