import { Drawer, Skeleton } from 'antd';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { Time } from '../../ui/time.tsx';
import { listChanges } from '../fields/list-changes.ts';
import { useChoices } from '../fields/use-choices.ts';
import { useProgramme } from '../queries.ts';
import { ChangesTable } from './changes-table.tsx';
import { CitizenView } from './citizen-view.tsx';
import { RunTime } from './run-time.tsx';
import { SimulationBlock } from './simulation-block.tsx';
import { StateTag } from './state-tag.tsx';
import { Steps } from './steps.tsx';
import styles from './version.module.css';

type Of = { id: string; version: number };
type Props = { opened: Of | null; onWrite: (of: Of) => void; onClose: () => void };

/** One version: what it changes, how people read it, its trial on past cases, and the way to the second person. */
export function ProgrammeDrawer({ opened, onWrite, onClose }: Props) {
  return (
    <Drawer open={opened !== null} onClose={onClose} title="奖励规则" size={860} destroyOnHidden>
      {opened && <Version key={`${opened.id}@${opened.version}`} of={opened} onWrite={onWrite} />}
    </Drawer>
  );
}

function Version({ of, onWrite }: { of: Of; onWrite: (of: Of) => void }) {
  const programme = useProgramme(of);
  const { choices, error, retry } = useChoices();
  if (programme.error)
    return <ErrorBlock error={programme.error} retry={() => void programme.refetch()} />;
  if (error) return <ErrorBlock error={error} retry={retry} />;
  if (!programme.data || !choices) return <Skeleton active />;
  const { data } = programme;
  const isUnderWay = data.state === 'draft' || data.state === 'proposed';
  return (
    <div className={styles.version}>
      <header>
        <h2>
          {data.name} 第 {data.version} 版 <StateTag row={data} />
        </h2>
        <p className="quiet">
          {data.startsOn} 至 {data.endsOn}
          {data.createdBy && ` · ${data.createdBy} 起草`}
          {data.proposedBy && ` · ${data.proposedBy} 提交`}
          {data.publishedAt && (
            <>
              {` · ${data.publishedBy ?? ''} `}
              <Time at={data.publishedAt} /> 发布
            </>
          )}
          {data.endedBy && ` · ${data.endedBy} 停止`}
          {' · 内容指纹 '}
          <span className="number">{data.sha256.slice(0, 8)}</span>
        </p>
        {data.publishedAt && (
          <p className="quiet">
            实施：
            <RunTime row={data} />
          </p>
        )}
      </header>
      <Steps data={data} onWrite={() => onWrite(of)} />
      {isUnderWay && (
        <ChangesTable
          title={
            data.inForce
              ? `与现行版本相比（${data.inForce.name} 第 ${data.inForce.version} 版）`
              : '与现行版本相比'
          }
          changes={data.inForce && listChanges(data.inForce, data, choices.names)}
        />
      )}
      <SimulationBlock data={data} />
      <CitizenView text={data} lines={data.lines} />
    </div>
  );
}
