import type { ProgrammeDetail } from '@suishoupai/api/contract';
import { App, Button, Drawer, Popconfirm, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { useMayMoveMoney } from '../payouts/queries.ts';
import { ErrorBlock } from '../ui/error-block.tsx';
import { DraftForm } from './draft-form.tsx';
import { type Step, useProgramme, useStep } from './queries.ts';
import { SimulationBlock } from './simulation-block.tsx';
import { StateTag } from './versions-view.tsx';

type Of = { id: string; version: number };
type Props = { opened: Of | null; onOpen: (of: Of) => void; onClose: () => void };

/** One version: its rules in plain words, its trial on past cases, and the way to the second person. */
export function ProgrammeDrawer({ opened, onOpen, onClose }: Props) {
  return (
    <Drawer open={opened !== null} onClose={onClose} title="奖励规则" size={760} destroyOnHidden>
      {opened && <Version key={`${opened.id}@${opened.version}`} of={opened} onOpen={onOpen} />}
    </Drawer>
  );
}

function Version({ of, onOpen }: { of: Of; onOpen: (of: Of) => void }) {
  const programme = useProgramme(of);
  const [isWriting, setWriting] = useState(false);
  if (programme.error)
    return <ErrorBlock error={programme.error} retry={() => void programme.refetch()} />;
  if (!programme.data) return <Skeleton active />;
  const { data } = programme;
  if (isWriting)
    return (
      <DraftForm
        from={data}
        onCancel={() => setWriting(false)}
        onSaved={(saved) => {
          setWriting(false);
          onOpen(saved);
        }}
      />
    );
  return (
    <>
      <h2 style={{ fontSize: 16 }}>
        {data.name} 第 {data.version} 版 <StateTag row={data} />
      </h2>
      <p className="quiet" style={{ margin: '4px 0 12px' }}>
        {data.startsOn} 至 {data.endsOn}
        {data.publishedBy && ` · ${data.publishedBy} 发布`}
      </p>
      <ol style={{ margin: '0 0 12px', paddingLeft: 24, lineHeight: 1.8, listStyle: 'decimal' }}>
        {data.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {data.terms && <p style={{ marginBottom: 12 }}>公示说明：{data.terms}</p>}
      <Steps data={data} onWrite={() => setWriting(true)} />
      <SimulationBlock data={data} />
    </>
  );
}

const DONE: Record<Step, string> = {
  propose: '已提交，等待另一人发布',
  reopen: '已退回草稿',
  publish: '已发布，即刻生效',
  end: '已停止',
};

function Steps({ data, onWrite }: { data: ProgrammeDetail; onWrite: () => void }) {
  const { message } = App.useApp();
  const step = useStep(data);
  const go = (name: Step) =>
    step.mutate(name, { onSuccess: () => void message.success(DONE[name]) });
  const isFinance = useMayMoveMoney();
  return (
    <>
      <Space wrap style={{ marginBottom: 12 }}>
        {isFinance && (
          <Button onClick={onWrite}>{data.mayEdit ? '修改草稿' : '以此起草新版'}</Button>
        )}
        {data.mayEdit && (
          <Button type="primary" disabled={!data.mayPropose} onClick={() => go('propose')}>
            提交发布
          </Button>
        )}
        {data.mayPublish && (
          <Popconfirm title="发布后不能再改，即刻按新规则计奖" onConfirm={() => go('publish')}>
            <Button type="primary">发布</Button>
          </Popconfirm>
        )}
        {isFinance && data.state === 'proposed' && (
          <Button onClick={() => go('reopen')}>退回草稿</Button>
        )}
        {data.mayEnd && (
          <Popconfirm title="停止后，新立案的案件不再按此规则计奖" onConfirm={() => go('end')}>
            <Button danger>停止</Button>
          </Popconfirm>
        )}
      </Space>
      {data.state === 'proposed' && !data.mayPublish && (
        <p className="quiet">须由起草人、提交人以外的财务人员发布</p>
      )}
      {data.mayEdit && !data.mayPropose && <p className="quiet">用现在的规则试算后才能提交</p>}
      {step.error && <ErrorBlock error={step.error} />}
    </>
  );
}
