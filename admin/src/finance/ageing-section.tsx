import { type Ageing, MONEY_AGES } from '@suishoupai/api/contract';
import { Skeleton, type TableProps } from 'antd';
import { Link } from 'react-router';
import { ErrorBlock } from '../ui/error-block.tsx';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { Time } from '../ui/time.tsx';
import styles from './finance.module.css';
import { useAgeing } from './queries.ts';

type Row = Ageing['rows'][number];

const columns: TableProps<Row>['columns'] = [
  { title: '入账至今', render: (_, row) => MONEY_AGES[row.age] },
  { title: '可领取（笔）', ...moneyColumn, render: (_, row) => row.count },
  { title: '可领取（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.sumFen} /> },
  { title: '7 天内到期（笔）', ...moneyColumn, render: (_, row) => row.expiringCount },
  {
    title: '7 天内到期（¥）',
    ...moneyColumn,
    render: (_, row) => <Money amountFen={row.expiringFen} />,
  },
  { title: '另：待审核（笔）', ...moneyColumn, render: (_, row) => row.heldCount },
  {
    title: '另：待审核（¥）',
    ...moneyColumn,
    render: (_, row) => <Money amountFen={row.heldFen} />,
  },
];

/** Money that citizens have earned and not yet claimed. */
export function AgeingSection() {
  const ageing = useAgeing();
  return (
    <section className="pane" aria-label="待领取账龄">
      <div className={styles.head}>
        <h2>待领取账龄</h2>
        {ageing.data && (
          <span className="quiet">
            合计{' '}
            <Link to="/rewards?state=owed">
              ¥ <Money amountFen={ageing.data.totalFen} />
            </Link>
            {ageing.data.heldFen > 0 && (
              <>
                ，其中待审核{' '}
                <Link to="/rewards?held=yes">
                  ¥ <Money amountFen={ageing.data.heldFen} />
                </Link>
              </>
            )}
            ，统计于 <Time at={ageing.data.at} />
          </span>
        )}
      </div>
      {ageing.error && <ErrorBlock error={ageing.error} retry={() => void ageing.refetch()} />}
      {ageing.isPending && <Skeleton active style={{ padding: 16 }} />}
      {ageing.data && (
        <PlainTable
          label="待领取账龄"
          emptyText="没有待领取的奖励"
          rowKey={(row: Row) => row.age}
          columns={columns}
          dataSource={ageing.data.rows}
        />
      )}
    </section>
  );
}
