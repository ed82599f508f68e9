import type { ProgrammeDetail, SimulationResult } from '@suishoupai/api/contract';
import { Alert, Button, Space, Spin } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { DayField } from '../ui/day-field.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { formatFen } from '../ui/format-money.ts';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { useSimulate } from './queries.ts';
import { sayReason } from './reason-words.ts';

/** The draft and the rules in force, tried on the same past cases. */
export function SimulationBlock({ data }: { data: ProgrammeDetail }) {
  const today = dayjs();
  const [fromDay, setFrom] = useState<string | undefined>(
    today.subtract(1, 'year').format('YYYY-MM-DD'),
  );
  const [toDay, setTo] = useState<string | undefined>(today.format('YYYY-MM-DD'));
  const simulate = useSimulate(data);
  const { simulation } = data;
  if (!simulation && !data.mayEdit) return null;
  return (
    <section aria-label="试算">
      <h2 style={{ fontSize: 14, margin: '12px 0 8px' }}>用过去的案件试算</h2>
      {data.mayEdit && (
        <Space wrap style={{ marginBottom: 12 }}>
          <DayField label="从" value={fromDay} onChange={setFrom} />
          <DayField label="到" value={toDay} onChange={setTo} />
          <Button
            disabled={!fromDay || !toDay}
            loading={simulate.isPending}
            onClick={() => fromDay && toDay && simulate.mutate({ fromDay, toDay })}
          >
            试算
          </Button>
        </Space>
      )}
      {simulate.error && <ErrorBlock error={simulate.error} />}
      {!simulation && <p className="quiet">还没有试算</p>}
      {simulation?.state === 'queued' && (
        <p>
          <Spin size="small" /> 正在试算 {simulation.fromDay} 至 {simulation.toDay} 的案件…
        </p>
      )}
      {simulation?.result && (
        <>
          {!simulation.isCurrent && (
            <Alert type="warning" showIcon title="试算之后规则又有改动，须重新试算" />
          )}
          <Result
            result={simulation.result}
            span={`${simulation.fromDay} 至 ${simulation.toDay}`}
          />
        </>
      )}
    </section>
  );
}

function Result({ result, span }: { result: SimulationResult; span: string }) {
  const sum = (key: 'newFen' | 'presentFen') =>
    result.months.reduce((fen, month) => fen + month[key], 0);
  const moreFen = sum('newFen') - sum('presentFen');
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <p style={{ marginTop: 8 }}>
        {span}，{result.caseCount} 件
        {result.withoutFactsCount > 0 &&
          `（另有 ${result.withoutFactsCount} 件旧案没有可试算的记录）`}
        ：共 ¥ {formatFen(sum('newFen'))}，比现行规则
        {moreFen >= 0 ? '多' : '少'} <strong>¥ {formatFen(Math.abs(moreFen))}</strong>；
        {result.winnerCount} 人增加，{result.loserCount} 人减少。
      </p>
      <PlainTable
        label="逐月费用"
        rowKey="month"
        emptyText="没有案件"
        dataSource={result.months}
        columns={[
          { title: '月份', className: 'number', render: (_, row) => row.month },
          {
            title: '本版（¥）',
            ...moneyColumn,
            render: (_, row) => <Money amountFen={row.newFen} />,
          },
          {
            title: '现行（¥）',
            ...moneyColumn,
            render: (_, row) => <Money amountFen={row.presentFen} />,
          },
          {
            title: '当时实际（¥）',
            ...moneyColumn,
            render: (_, row) => <Money amountFen={row.bookedFen} />,
          },
        ]}
      />
      <PlainTable
        label="按结果统计"
        rowKey="reason"
        emptyText="没有案件"
        dataSource={result.reasons}
        columns={[
          { title: '结果', render: (_, row) => sayReason(row.reason) },
          {
            title: '本版（件）',
            align: 'right',
            className: 'number',
            render: (_, row) => row.newCount,
          },
          {
            title: '现行（件）',
            align: 'right',
            className: 'number',
            render: (_, row) => row.presentCount,
          },
        ]}
      />
      <PlainTable
        label="变化最大的上报人"
        rowKey={(row) => `${row.alias}${row.newFen}${row.presentFen}`}
        emptyText="没有人受影响"
        dataSource={[...result.winners.slice(0, 5), ...result.losers.slice(0, 5)]}
        columns={[
          { title: '上报人', render: (_, row) => row.alias },
          {
            title: '本版（¥）',
            ...moneyColumn,
            render: (_, row) => <Money amountFen={row.newFen} />,
          },
          {
            title: '现行（¥）',
            ...moneyColumn,
            render: (_, row) => <Money amountFen={row.presentFen} />,
          },
        ]}
      />
    </div>
  );
}
