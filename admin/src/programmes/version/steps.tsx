import type { ProgrammeDetail } from '@suishoupai/api/contract';
import { App, Button, Popconfirm, Space } from 'antd';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { cityDay } from '../../ui/format-time.ts';
import { type Step, useStep } from '../queries.ts';
import { PublishButton } from './publish-button.tsx';

const sayDone = (step: Step, { startsOn }: ProgrammeDetail): string =>
  ({
    propose: '已提交，等待另一人发布',
    reopen: '已退回草稿',
    discard: '草稿已作废',
    publish: startsOn > cityDay(new Date()) ? `已发布，自 ${startsOn} 起生效` : '已发布，即刻生效',
    end: '已停止',
  })[step];

/** What whoever looks may do now, and why not when not. */
export function Steps({ data, onWrite }: { data: ProgrammeDetail; onWrite: () => void }) {
  const { message } = App.useApp();
  const step = useStep(data);
  const go = (name: Step) =>
    step.mutate(name, { onSuccess: () => void message.success(sayDone(name, data)) });
  const isFinance = useMayMoveMoney();
  const hint = isFinance ? hintOf(data) : null;
  if (!isFinance) return null;
  return (
    <div>
      <Space wrap>
        {data.state !== 'proposed' && (
          <Button onClick={onWrite}>{data.mayEdit ? '修改草稿' : '以此起草新版'}</Button>
        )}
        {data.mayEdit && (
          <Button
            type="primary"
            disabled={!data.mayPropose}
            loading={step.isPending}
            onClick={() => go('propose')}
          >
            提交发布
          </Button>
        )}
        {data.mayEdit && (
          <Popconfirm
            title="作废后不能再改、不能提交发布；仍可以此起草新版"
            okText="作废"
            okButtonProps={{ danger: true }}
            onConfirm={() => go('discard')}
          >
            <Button danger loading={step.isPending}>
              作废草稿
            </Button>
          </Popconfirm>
        )}
        {data.mayPublish && (
          <PublishButton
            key={data.sha256}
            data={data}
            isPending={step.isPending}
            onPublish={() => go('publish')}
          />
        )}
        {data.state === 'proposed' && <Button onClick={() => go('reopen')}>退回草稿</Button>}
        {data.mayEnd && (
          <Popconfirm title="停止后，新立案的案件不再按此规则计奖" onConfirm={() => go('end')}>
            <Button danger>停止</Button>
          </Popconfirm>
        )}
      </Space>
      {hint && (
        <p className="quiet" style={{ marginTop: 6 }}>
          {hint}
        </p>
      )}
      {step.error && <ErrorBlock error={step.error} />}
    </div>
  );
}

function hintOf(data: ProgrammeDetail): string | null {
  const { state, simulation, mayPropose, mayPublish } = data;
  const isUnderWay = state === 'draft' || state === 'proposed';
  if (isUnderWay && data.inForce?.id === data.id && data.inForce.version > data.version)
    return `第 ${data.inForce.version} 版已经发布，本版不会再生效：请以最新的版本起草`;
  const isTried = simulation?.state === 'done' && simulation.isCurrent;
  if (state === 'draft' && !mayPropose) return '用现在的内容试算、看过结果后才能提交';
  if (state !== 'proposed' || mayPublish) return null;
  return isTried ? '须由起草人、提交人以外的财务人员发布' : '等这份内容的试算结束后才能发布';
}
