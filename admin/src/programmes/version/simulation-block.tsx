import type { ProgrammeDetail, Simulation } from '@suishoupai/api/contract';
import { Alert, Button, Progress, Space } from 'antd';
import { useState } from 'react';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { DayField } from '../../ui/day-field.tsx';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { cityDay } from '../../ui/format-time.ts';
import { Time } from '../../ui/time.tsx';
import { useSimulate } from '../queries.ts';
import { SimulationFigures } from './simulation-figures.tsx';
import styles from './version.module.css';

/** The draft and the rules in force, tried on the same past cases. */
export function SimulationBlock({ data }: { data: ProgrammeDetail }) {
  const isFinance = useMayMoveMoney();
  const { simulation } = data;
  const isUnderWay = data.state === 'draft' || data.state === 'proposed';
  if (!simulation && !isUnderWay) return null;
  return (
    <section className={styles.block} aria-label="试算">
      <h3>用过去的案件试算</h3>
      {isFinance && isUnderWay && <AskSimulation data={data} />}
      {!simulation && <p className="quiet">还没有试算</p>}
      {simulation?.state === 'queued' && <Underway simulation={simulation} />}
      {simulation?.result && (
        <>
          {simulation.isCurrent ? (
            <p className="quiet">
              {simulation.askedBy} <Time at={simulation.askedAt} /> 试算的就是这份内容
            </p>
          ) : (
            <Alert
              type="warning"
              showIcon
              title="试算之后内容有改动，或现行规则换了（含到期、按日生效），须重新试算"
            />
          )}
          <SimulationFigures
            result={simulation.result}
            span={`${simulation.fromDay} 至 ${simulation.toDay}`}
          />
        </>
      )}
    </section>
  );
}

function AskSimulation({ data }: { data: ProgrammeDetail }) {
  const [fromDay, setFrom] = useState<string | undefined>(cityDay(new Date(), -365));
  const [toDay, setTo] = useState<string | undefined>(cityDay(new Date()));
  const simulate = useSimulate(data);
  return (
    <>
      <Space wrap>
        <DayField label="从" value={fromDay} max={toDay} onChange={setFrom} />
        <DayField label="到" value={toDay} min={fromDay} onChange={setTo} />
        <Button
          disabled={!fromDay || !toDay || data.simulation?.state === 'queued'}
          loading={simulate.isPending}
          onClick={() => fromDay && toDay && simulate.mutate({ fromDay, toDay })}
        >
          试算
        </Button>
      </Space>
      {simulate.error && <ErrorBlock error={simulate.error} />}
    </>
  );
}

function Underway({ simulation }: { simulation: Simulation }) {
  const { fromDay, toDay, doneCount, totalCount } = simulation;
  const percent = totalCount ? Math.floor((100 * doneCount) / totalCount) : 0;
  return (
    <div role="status">
      <p>
        正在试算 {fromDay} 至 {toDay} 的案件
        {totalCount === null
          ? '，排队中…'
          : `：${doneCount.toLocaleString('zh-CN')} / ${totalCount.toLocaleString('zh-CN')} 件`}
      </p>
      <Progress percent={percent} size="small" status="active" aria-label="试算进度" />
    </div>
  );
}
