import type { ProgrammeRow } from '@suishoupai/api/contract';
import { Button, type TableProps } from 'antd';
import { useMayMoveMoney } from '../payouts/queries.ts';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { Time } from '../ui/time.tsx';
import { useProgrammes } from './queries.ts';
import { ProgrammeDrawer } from './version/programme-drawer.tsx';
import { RunTime } from './version/run-time.tsx';
import { StateTag } from './version/state-tag.tsx';

const columnsOf = (open: (row: ProgrammeRow) => void): TableProps<ProgrammeRow>['columns'] => [
  {
    title: '活动',
    render: (_, row) => (
      <OpenCell text={`${row.name} 第 ${row.version} 版`} onOpen={() => open(row)} />
    ),
  },
  { title: '状态', render: (_, row) => <StateTag row={row} /> },
  { title: '起止', className: 'number', render: (_, row) => `${row.startsOn} 至 ${row.endsOn}` },
  { title: '实施', render: (_, row) => <RunTime row={row} /> },
  { title: '起草', render: (_, row) => row.createdBy ?? '—' },
  { title: '提交', render: (_, row) => row.proposedBy ?? '—' },
  {
    title: '发布',
    render: (_, { publishedBy, publishedAt }) =>
      publishedAt ? (
        <>
          {publishedBy} <Time at={publishedAt} />
        </>
      ) : (
        '—'
      ),
  },
];

type Of = { id: string; version: number };
type Props = {
  cursor?: string;
  opened: string;
  onOpen: (of: string) => void;
  onWrite: (write: string) => void;
};
const addressOf = ({ id, version }: Of) => `${id}@${version}`;

/** Every version there ever was; what was published never changes. */
export function VersionsView({ cursor, opened, onOpen, onWrite }: Props) {
  const programmes = useProgrammes({ cursor });
  const isFinance = useMayMoveMoney();
  const [id = '', version = ''] = opened.split('@');
  return (
    <>
      {isFinance && (
        <div style={{ padding: 10 }}>
          <Button type="primary" onClick={() => onWrite('new')}>
            起草规则
          </Button>
        </div>
      )}
      <DataTable
        label="奖励规则版本"
        query={programmes}
        rowKey={addressOf}
        columns={columnsOf((row) => onOpen(addressOf(row)))}
        onOpen={(row) => onOpen(addressOf(row))}
        emptyText={isFinance ? '还没有奖励规则，请先起草' : '还没有奖励规则'}
      />
      <ProgrammeDrawer
        opened={opened ? { id, version: Number(version) } : null}
        onWrite={(of) => onWrite(addressOf(of))}
        onClose={() => onOpen('')}
      />
    </>
  );
}
