import { type MoneySummary, REWARD_STATES } from '@suishoupai/api/contract';
import { Alert, Button, Skeleton } from 'antd';
import { Link } from 'react-router';
import { z } from 'zod';
import { PayoutSwitchBar } from '../payouts/switch/payout-switch-bar.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { formatFen } from '../ui/format-money.ts';
import { DataTable } from '../ui/list/data-table.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { AccountTotal } from './account-total.tsx';
import { FIGURES, sayAccount } from './account-words.ts';
import { BalanceEquation } from './balance-equation.tsx';
import styles from './money-page.module.css';
import { useCheckMoney, useMoneySummary, useTransfers } from './queries.ts';
import { transferColumns } from './transfer-table.tsx';

const address = z.object({
  account: z.string().max(64).default('').catch(''),
  cursor: z.string().optional().catch(undefined),
});

/** Where all the money is, and for every figure the rows it is made of. */
export default function MoneyPage() {
  const [{ account, cursor }, setAddress] = useUrlState(address);
  const summary = useMoneySummary();
  const transfers = useTransfers({ account, cursor });
  const figure = FIGURES.find((one) => one.account === account);
  return (
    <div className={styles.page}>
      <PayoutSwitchBar />
      {summary.error && <ErrorBlock error={summary.error} retry={() => void summary.refetch()} />}
      {summary.isPending && !summary.error && <Skeleton active />}
      {summary.data && (
        <>
          <BalanceEquation
            summary={summary.data}
            opened={account}
            onOpen={(prefix) => setAddress({ account: prefix, cursor: undefined })}
          />
          <Checks summary={summary.data} />
          <ByState summary={summary.data} />
        </>
      )}
      <section className="pane">
        <div className={styles.head}>
          <h2>
            账目流水
            {account &&
              ` · ${figure?.name ?? sayAccount(account, transfers.data?.items[0]?.personAlias)}`}
          </h2>
          {account && (
            <Button size="small" onClick={() => setAddress({ account: '', cursor: undefined })}>
              看全部
            </Button>
          )}
        </div>
        <DataTable
          label="账目流水"
          query={transfers}
          rowKey={(row) => row.id}
          columns={transferColumns}
          emptyText="没有账目"
          summary={(rows) =>
            account && transfers.data?.whole && !transfers.isPlaceholderData ? (
              <AccountTotal
                rows={[...rows]}
                account={account}
                whole={transfers.data.whole}
                totalFen={figure && summary.data?.[figure.key]}
              />
            ) : null
          }
        />
      </section>
    </div>
  );
}

function Checks({ summary }: { summary: MoneySummary }) {
  const check = useCheckMoney();
  const again = (
    <>
      <Button size="small" loading={check.isPending} onClick={() => check.mutate()}>
        重新核对
      </Button>
      {check.error && <ErrorBlock error={check.error} />}
    </>
  );
  if (summary.isBalanced && summary.failedChecks.length === 0)
    return (
      <p className={styles.checked}>
        <span className={styles.good}>✓ 账目核对通过</span>
        <span className="quiet">
          核对于 <Time at={summary.checkedAt} />
        </span>
        {again}
      </p>
    );
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title="账目核对未通过，请停止付款并查明原因"
      description={
        <ul>
          {summary.failedChecks.map((check) => (
            <li key={check}>{check}</li>
          ))}
        </ul>
      }
      action={again}
    />
  );
}

function ByState({ summary }: { summary: MoneySummary }) {
  return (
    <ul className={styles.states} aria-label="按状态统计的奖励">
      {summary.rewards.map((one) => (
        <li key={one.state}>
          <Link to={`/rewards?state=${one.state}`}>
            {REWARD_STATES[one.state]} {one.count} 笔
            <span className="number"> ¥ {formatFen(one.sumFen)}</span>
          </Link>
        </li>
      ))}
      {summary.held.count > 0 && (
        <li>
          <Link to="/rewards?held=yes">
            待领取中待审核 {summary.held.count} 笔
            <span className="number"> ¥ {formatFen(summary.held.sumFen)}</span>
          </Link>
        </li>
      )}
    </ul>
  );
}
