import { z } from 'zod';
import { DataTable } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { LetterDrawer } from './letter-drawer.tsx';
import { letterColumns } from './letter-table.tsx';
import { useLetters } from './queries.ts';
import styles from './supervision.module.css';

const address = z.object({
  only: z.enum(['all', 'open', 'overdue', 'answered']).default('open').catch('open'),
  cursor: z.string().optional().catch(undefined),
  id: z.string().optional().catch(undefined),
});

export function LettersView() {
  const [{ id, ...filters }, setAddress] = useUrlState(address);
  const letters = useLetters(filters);
  const open = (opened: string) => setAddress({ id: opened });
  return (
    <>
      <div className={styles.bar}>
        <FilterTabs
          label="督办状态"
          value={filters.only}
          onChange={(only) => setAddress({ only, cursor: undefined })}
          choices={[
            { key: 'open', name: '待答复' },
            { key: 'overdue', name: '逾期' },
            { key: 'answered', name: '已答复' },
            { key: 'all', name: '全部' },
          ]}
        />
      </div>
      <DataTable
        label="督办函"
        query={letters}
        rowKey={(row) => row.id}
        columns={letterColumns(open)}
        onOpen={(row) => open(row.id)}
        emptyText="没有督办函"
      />
      <LetterDrawer id={id} onClose={() => setAddress({ id: undefined })} />
    </>
  );
}
