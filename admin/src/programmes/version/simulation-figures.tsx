import type { SimulationResult } from '@suishoupai/api/contract';
import { formatFen } from '../../ui/format-money.ts';
import { PlainTable } from '../../ui/list/plain-table.tsx';
import { Money, moneyColumn } from '../../ui/money.tsx';
import { CAP_FIELDS } from '../fields/limit-fields.ts';
import { sayReason } from './reason-words.ts';
import styles from './version.module.css';

type Month = SimulationResult['months'][number];
type Pair = { newFen: number; presentFen: number };
const moreFen = ({ newFen, presentFen }: Pair) => newFen - presentFen;
const sayCap = (cap: string) =>
  CAP_FIELDS.find((field) => field.path === `caps.${cap}`)?.label ?? cap;

const pairColumns = [
  {
    title: '本版（¥）',
    ...moneyColumn,
    render: (_: unknown, row: Pair) => <Money amountFen={row.newFen} />,
  },
  {
    title: '现行（¥）',
    ...moneyColumn,
    render: (_: unknown, row: Pair) => <Money amountFen={row.presentFen} />,
  },
  {
    title: '相差（¥）',
    ...moneyColumn,
    render: (_: unknown, row: Pair) => <More fen={moreFen(row)} />,
  },
];
const allFen = (row: Month): Pair => ({
  newFen: row.newFen + row.newPrizesFen,
  presentFen: row.presentFen + row.presentPrizesFen,
});
const monthColumns = [
  {
    title: '本版（¥）',
    ...moneyColumn,
    render: (_: unknown, row: Month) => (
      <WithPrizes fen={row.newFen} prizesFen={row.newPrizesFen} />
    ),
  },
  {
    title: '现行（¥）',
    ...moneyColumn,
    render: (_: unknown, row: Month) => (
      <WithPrizes fen={row.presentFen} prizesFen={row.presentPrizesFen} />
    ),
  },
  {
    title: '相差（¥）',
    ...moneyColumn,
    render: (_: unknown, row: Month) => <More fen={moreFen(allFen(row))} />,
  },
];
const countColumns = [
  {
    title: '本版（件）',
    align: 'right' as const,
    className: 'number',
    render: (_: unknown, row: { newCount: number }) => row.newCount,
  },
  {
    title: '现行（件）',
    align: 'right' as const,
    className: 'number',
    render: (_: unknown, row: { presentCount: number }) => row.presentCount,
  },
];

/** What a trial came to: cost by month, whom it helps and hurts, what happens to the cases, which caps are met. */
export function SimulationFigures({ result, span }: { result: SimulationResult; span: string }) {
  const hasPrizes = result.months.some((row) => row.newPrizesFen + row.presentPrizesFen > 0);
  return (
    <div className={styles.figures}>
      <Totals result={result} span={span} />
      <h4>逐月费用</h4>
      {hasPrizes && (
        <p className="quiet">
          “另”是每月排行与抽奖最多要发的钱：名次和奖项全部有人得时。相差已计入。
        </p>
      )}
      <PlainTable
        label="逐月费用"
        rowKey="month"
        emptyText="没有案件"
        dataSource={result.months}
        columns={[
          { title: '月份', className: 'number', render: (_, row) => row.month },
          ...(hasPrizes ? monthColumns : pairColumns),
          {
            title: '当时实际（¥）',
            ...moneyColumn,
            render: (_, row) => <Money amountFen={row.bookedFen} />,
          },
        ]}
      />
      <h4>谁得的变了</h4>
      <PlainTable
        label="变化最大的上报人"
        rowKey={(row) => `${row.alias}${row.newFen}${row.presentFen}`}
        emptyText="没有人受影响"
        dataSource={[...result.winners.slice(0, 5), ...result.losers.slice(0, 5)]}
        columns={[{ title: '上报人', render: (_, row) => row.alias }, ...pairColumns]}
      />
      <div className={styles.pair}>
        <div>
          <h4>案件结果</h4>
          <PlainTable
            label="按结果统计"
            rowKey="reason"
            emptyText="没有案件"
            dataSource={result.reasons}
            columns={[
              { title: '结果', render: (_, row) => sayReason(row.reason) },
              ...countColumns,
            ]}
          />
        </div>
        <div>
          <h4>碰到的上限</h4>
          <PlainTable
            label="碰到的上限"
            rowKey="cap"
            emptyText="没有碰到上限"
            dataSource={result.capHits}
            columns={[{ title: '上限', render: (_, row) => sayCap(row.cap) }, ...countColumns]}
          />
        </div>
      </div>
    </div>
  );
}

function Totals({ result, span }: { result: SimulationResult; span: string }) {
  const sum = (of: (month: Month) => number) =>
    result.months.reduce((fen, month) => fen + of(month), 0);
  const newPrizesFen = sum((month) => month.newPrizesFen);
  const presentPrizesFen = sum((month) => month.presentPrizesFen);
  const hasPrizes = newPrizesFen + presentPrizesFen > 0;
  const sayPrizes = (fen: number) => hasPrizes && <Prizes fen={fen} />;
  const older = result.withoutFactsCount;
  return (
    <>
      <p className="quiet">
        {span}，{result.caseCount} 件{older > 0 && `（另有 ${older} 件旧案没有可试算的记录）`}
      </p>
      <dl className={styles.totals}>
        <div>
          <dt>本版（¥）</dt>
          <dd className="number">{formatFen(sum((month) => month.newFen))}</dd>
          {sayPrizes(newPrizesFen)}
        </div>
        <div>
          <dt>现行（¥）</dt>
          <dd className="number">{formatFen(sum((month) => month.presentFen))}</dd>
          {sayPrizes(presentPrizesFen)}
        </div>
        <div>
          <dt>{hasPrizes ? '相差（¥，含排行与抽奖）' : '相差（¥）'}</dt>
          <dd className="number">
            <More fen={sum((month) => moreFen(allFen(month)))} />
          </dd>
        </div>
        <div>
          <dt>增加 / 减少</dt>
          <dd className="number">
            {result.winnerCount} 人 / {result.loserCount} 人
          </dd>
        </div>
      </dl>
    </>
  );
}

const Prizes = ({ fen }: { fen: number }) => (
  <dd className={styles.prizes}>
    另：每月排行与抽奖最多 <span className="number">¥ {formatFen(fen)}</span>
  </dd>
);

const WithPrizes = ({ fen, prizesFen }: { fen: number; prizesFen: number }) => (
  <>
    <Money amountFen={fen} />
    <div className="quiet">另 {formatFen(prizesFen)}</div>
  </>
);

/** More costs the city, less costs somebody: neither is good or bad, so both only carry their sign. */
const More = ({ fen }: { fen: number }) => (
  <span className="number">
    {fen > 0 ? '+' : ''}
    {formatFen(fen)}
  </span>
);
