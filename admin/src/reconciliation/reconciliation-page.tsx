import type { ReconciliationDay } from '@suishoupai/api/contract';
import { Button, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMayMoveMoney } from '../payouts/queries.ts';
import { DayField } from '../ui/day-field.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { cityDay } from '../ui/format-time.ts';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { DifferenceTable } from './difference-table.tsx';
import { MissingDays } from './missing-days.tsx';
import { useReconcile, useReconciliationDays } from './queries.ts';
import styles from './reconciliation.module.css';

const address = z.object({
  day: z.iso.date().optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
});

const DAY_STATES = {
  pending: { name: '未对账', color: undefined },
  not_ready: { name: '账单未生成', color: 'warning' },
  agreed: { name: '一致', color: 'success' },
  different: { name: '有差异', color: 'error' },
  explained: { name: '差异已结清', color: 'success' },
  late: { name: '结账后有差异', color: 'error' },
} as const;

/** A later run may find something on a day that was closed as agreed; that must not stay green. */
function stateOf(row: ReconciliationDay): keyof typeof DAY_STATES {
  if (row.closedAt === null || row.differenceCount === 0) return row.state;
  return row.openDifferenceCount > 0 ? 'late' : 'explained';
}

function DayState({ row }: { row: ReconciliationDay }) {
  const { name, color } = DAY_STATES[stateOf(row)];
  return <Tag color={color}>{name}</Tag>;
}

type Figures = NonNullable<ReconciliationDay['afterClosing']>;

/** What a day was closed with and, when it was run again since, what the last run saw. */
function twice(row: ReconciliationDay, show: (figures: Figures) => React.ReactNode) {
  if (!row.afterClosing) return show(row);
  return (
    <>
      <div>{show(row)}</div>
      <div>{show(row.afterClosing)}</div>
    </>
  );
}

const count = (title: string, of: (figures: Figures) => number) => ({
  ...{ title, ...moneyColumn },
  render: (_: unknown, row: ReconciliationDay) => twice(row, of),
});
const sum = (title: string, of: (figures: Figures) => number) => ({
  ...{ title, ...moneyColumn },
  render: (_: unknown, row: ReconciliationDay) =>
    twice(row, (figures) => <Money amountFen={of(figures)} />),
});

/** Without a bill there is nothing to be different from. */
function Gap({ row }: { row: ReconciliationDay }) {
  if (row.state !== 'agreed' && row.state !== 'different') return '—';
  return twice(row, ({ ourSumFen, billSumFen }) => (
    <span className={ourSumFen === billSumFen ? undefined : 'bad'}>
      <Money amountFen={ourSumFen - billSumFen} />
    </span>
  ));
}

function RunTimes({ row }: { row: ReconciliationDay }) {
  if (!row.ranAt) return '—';
  if (!row.afterClosing || !row.closedAt) return <Time at={row.ranAt} />;
  return (
    <>
      <div>
        结账时 <Time at={row.closedAt} />
      </div>
      <div>
        最近一次 <Time at={row.ranAt} />
      </div>
    </>
  );
}

const columnsOf = (open: (day: string) => void): TableProps<ReconciliationDay>['columns'] => [
  { title: '日期', render: (_, row) => <OpenCell text={row.day} onOpen={() => open(row.day)} /> },
  { title: '结果', render: (_, row) => <DayState row={row} /> },
  { title: '对账时间', render: (_, row) => <RunTimes row={row} /> },
  count('我方笔数', (of) => of.ourCount),
  sum('奖励（¥）', (of) => of.ourSumFen),
  sum('账目（¥）', (of) => of.ledgerSumFen),
  count('微信笔数', (of) => of.billCount),
  sum('微信（¥）', (of) => of.billSumFen),
  {
    title: '差额（¥）',
    ...moneyColumn,
    render: (_, row) => <Gap row={row} />,
  },
  {
    title: '差异（未结）',
    ...moneyColumn,
    render: (_, row) => `${row.differenceCount}（${row.openDifferenceCount}）`,
  },
  { title: '结账', render: (_, row) => row.closedBy ?? '—' },
];

/** Ours, WeChat's and what lies between them, day by day. */
export default function ReconciliationPage() {
  const [{ day, cursor }, setAddress] = useUrlState(address);
  const [asked, setAsked] = useState<string | undefined>(() => cityDay(new Date(), -1));
  const days = useReconciliationDays(cursor);
  const run = useReconcile();
  const mayRun = useMayMoveMoney();
  return (
    <ListPage
      filters={
        mayRun && (
          <>
            <DayField
              label="对账日期"
              max={cityDay(new Date(), -1)}
              value={asked}
              onChange={setAsked}
            />
            <Button
              type="primary"
              disabled={!asked}
              loading={run.isPending}
              onClick={() =>
                asked && run.mutate(asked, { onSuccess: () => setAddress({ day: asked }) })
              }
            >
              对账
            </Button>
            <span className="quiet">微信账单每天上午十点后生成；可重复对账</span>
            {run.error && <ErrorBlock error={run.error} />}
          </>
        )
      }
    >
      <div>
        <section aria-label="差异">
          <h2 className={styles.head}>
            差异{day ? ` · ${day}` : ''}{' '}
            {day && (
              <Button size="small" onClick={() => setAddress({ day: undefined })}>
                看全部
              </Button>
            )}
          </h2>
          <DifferenceTable day={day} />
        </section>
        <section aria-label="每日结果">
          <h2 className={styles.head}>每日结果</h2>
          <MissingDays missing={days.data?.missing} onChoose={mayRun ? setAsked : undefined} />
          <DataTable
            label="每日对账结果"
            query={days}
            rowKey={(row) => row.day}
            columns={columnsOf((opened) => setAddress({ day: opened }))}
            onOpen={(row) => setAddress({ day: row.day })}
            rowClassName={(row) => (row.day === day ? styles.chosen! : '')}
            emptyText="还没有对过账"
          />
        </section>
      </div>
    </ListPage>
  );
}
