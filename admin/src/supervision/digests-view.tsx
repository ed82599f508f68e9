import {
  DIGEST_FIGURES,
  type Digest,
  type DigestFigure,
  digestFigure,
} from '@suishoupai/api/contract';
import { Button, Drawer, Skeleton, type TableProps } from 'antd';
import { Link } from 'react-router';
import { z } from 'zod';
import { ErrorBlock } from '../ui/error-block.tsx';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { useDigestCases, useDigests } from './queries.ts';
import styles from './supervision.module.css';

const address = z.object({
  unitId: z.string().optional().catch(undefined),
  week: z.iso.date().optional().catch(undefined),
  figure: digestFigure.optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
});

type Opened = { unitId: string; week: string; figure: DigestFigure };

const columnsOf = (open: (opened: Opened) => void): TableProps<Digest>['columns'] => [
  { title: '周一', className: 'number', render: (_, row) => row.week },
  { title: '单位', render: (_, row) => row.unit.name },
  ...digestFigure.options.map((figure) => ({
    title: DIGEST_FIGURES[figure],
    align: 'right' as const,
    className: 'number',
    render: (_: unknown, row: Digest) =>
      row.figures[figure] === 0 ? (
        0
      ) : (
        <OpenCell
          text={String(row.figures[figure])}
          onOpen={() => open({ unitId: row.unit.id, week: row.week, figure })}
        />
      ),
  })),
  { title: '生成时间', render: (_, row) => <Time at={row.madeAt} /> },
];

/** The week of each unit in six numbers; every number opens the cases it counted. */
export function DigestsView() {
  const [{ unitId, week, figure, cursor }, setAddress] = useUrlState(address);
  const digests = useDigests({ cursor });
  const opened = unitId && week && figure ? { unitId, week, figure } : null;
  const close = () => setAddress({ unitId: undefined, week: undefined, figure: undefined });
  return (
    <>
      <p className={`quiet ${styles.bar}`}>每周一八时生成，之后不再变动；数字可点开看案件。</p>
      <DataTable
        label="单位周报"
        query={digests}
        rowKey={(row) => `${row.week} ${row.unit.id}`}
        columns={columnsOf(setAddress)}
        emptyText="还没有周报"
      />
      <Drawer
        open={opened !== null}
        onClose={close}
        title={opened ? `${opened.week} · ${DIGEST_FIGURES[opened.figure]}` : ''}
        size={420}
        destroyOnHidden
      >
        {opened && <Behind {...opened} />}
      </Drawer>
    </>
  );
}

function Behind({ unitId, week, figure }: Opened) {
  const cases = useDigestCases(unitId, week, figure);
  if (cases.error) return <ErrorBlock error={cases.error} retry={() => void cases.refetch()} />;
  if (!cases.data) return <Skeleton active />;
  const items = cases.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="quiet">当时没有这样的案件</p>;
  return (
    <>
      <ol>
        {items.map((one) => (
          <li key={one.caseId} className={styles.behind}>
            <Link to={`/cases/${one.caseId}`} className="number">
              {one.caseNo}
            </Link>
          </li>
        ))}
      </ol>
      {cases.hasNextPage && (
        <Button block loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          更多
        </Button>
      )}
    </>
  );
}
