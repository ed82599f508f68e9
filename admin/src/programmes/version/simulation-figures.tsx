import type { SimulationResult } from '@suishoupai/api/contract';
import { formatFen } from '../../ui/format-money.ts';
import { PlainTable } from '../../ui/list/plain-table.tsx';
import { Money, moneyColumn } from '../../ui/money.tsx';
import { CAP_FIELDS } from '../fields/limit-fields.ts';
import { sayReason } from './reason-words.ts';
import styles from './version.module.css';

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
  return (
    <div className={styles.figures}>
      <Totals result={result} span={span} />
      <h4>逐月费用</h4>
      <PlainTable
        label="逐月费用"
        rowKey="month"
        emptyText="没有案件"
        dataSource={result.months}
        columns={[
          { title: '月份', className: 'number', render: (_, row) => row.month },
          ...pairColumns,
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
  const sum = (key: keyof Pair) => result.months.reduce((fen, month) => fen + month[key], 0);
  const [newFen, presentFen] = [sum('newFen'), sum('presentFen')];
  const older = result.withoutFactsCount;
  return (
    <>
      <p className="quiet">
        {span}，{result.caseCount} 件{older > 0 && `（另有 ${older} 件旧案没有可试算的记录）`}
      </p>
      <dl className={styles.totals}>
        <div>
          <dt>本版（¥）</dt>
          <dd className="number">{formatFen(newFen)}</dd>
        </div>
        <div>
          <dt>现行（¥）</dt>
          <dd className="number">{formatFen(presentFen)}</dd>
        </div>
        <div>
          <dt>相差（¥）</dt>
          <dd className="number">
            <More fen={newFen - presentFen} />
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

/** More costs the city, less costs somebody: neither is good or bad, so both only carry their sign. */
const More = ({ fen }: { fen: number }) => (
  <span className="number">
    {fen > 0 ? '+' : ''}
    {formatFen(fen)}
  </span>
);
