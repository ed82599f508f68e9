import type { AuditRow } from '@suishoupai/api/contract';
import { Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { DataTable } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { SearchBox } from '../ui/list/search-box.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { AuditDrawer } from './audit-drawer.tsx';
import { auditColumns } from './audit-table.tsx';
import { OPERATIONS } from './audit-words.ts';
import { useAudit } from './queries.ts';
import { RangeCheck } from './range-check.tsx';

const optionalDay = z.iso.date().optional().catch(undefined);
const address = z.object({
  staff: z.string().default('').catch(''),
  objectId: z.string().default('').catch(''),
  operation: z.string().optional().catch(undefined),
  outcome: z.enum(['all', 'accepted', 'refused', 'unknown']).default('all').catch('all'),
  from: optionalDay,
  to: optionalDay,
  cursor: z.string().optional().catch(undefined),
});

/** What every member of staff did and looked at; only added to, never changed. */
export default function AuditPage() {
  const [filters, setAddress] = useUrlState(address);
  const [opened, setOpened] = useState<AuditRow | null>(null);
  const rows = useAudit({
    ...filters,
    staff: filters.staff || undefined,
    objectId: filters.objectId || undefined,
  });
  const filter = (change: Partial<typeof filters>) => setAddress({ ...change, cursor: undefined });
  return (
    <ListPage
      filters={
        <>
          <FilterTabs
            label="结果"
            value={filters.outcome}
            onChange={(outcome) => filter({ outcome })}
            choices={[
              { key: 'all', name: '全部' },
              { key: 'accepted', name: '成功' },
              { key: 'refused', name: '拒绝' },
              { key: 'unknown', name: '结果不明' },
            ]}
          />
          <SearchBox
            value={filters.staff}
            label="人员姓名或编号"
            onSearch={(staff) => filter({ staff })}
          />
          <SearchBox
            value={filters.objectId}
            label="对象编号"
            onSearch={(objectId) => filter({ objectId })}
          />
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label="操作"
            placeholder="全部操作"
            style={{ width: 220 }}
            value={filters.operation}
            onChange={(operation) => filter({ operation })}
            options={OPERATIONS}
          />
          <RangeCheck from={filters.from} to={filters.to} onChange={filter} />
        </>
      }
    >
      <DataTable
        label="审计记录"
        query={rows}
        rowKey={(row) => row.id}
        columns={auditColumns(setOpened)}
        onOpen={setOpened}
        emptyText="没有符合条件的记录"
      />
      <AuditDrawer row={opened} onClose={() => setOpened(null)} />
    </ListPage>
  );
}
