import { App, DatePicker, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { newId } from '../../new-id.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { parseYuan } from '../../ui/format-money.ts';
import { useAskBudget, useProgrammeNames, useProgrammes } from '../queries.ts';

/** The id is made before the first try, so that a resend over a bad network asks once. */
export function AskBudgetDialog({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const [id] = useState(() => newId());
  const [programmeId, setProgramme] = useState<string>();
  const [month, setMonth] = useState(() => dayjs().format('YYYY-MM'));
  const [yuan, setYuan] = useState('');
  const [reason, setReason] = useState('');
  const programmes = useProgrammes({});
  const ask = useAskBudget();
  const amountFen = parseYuan(yuan);
  const nameOf = useProgrammeNames();
  const ids = [...new Set((programmes.data?.items ?? []).map((row) => row.id))];
  const isWrongAmount = yuan.trim() !== '' && !((amountFen ?? 0) > 0);
  const isReady = programmeId && amountFen && amountFen > 0 && reason.trim() !== '';
  const submit = () =>
    isReady &&
    ask.mutate(
      { id, programmeId, month, amountFen, reason },
      {
        onSuccess: () => {
          void message.success('已提出，等待另一人确认');
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title="申请拨款"
      onCancel={onClose}
      onOk={submit}
      okText="提出"
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={ask.isPending}
    >
      <div style={{ display: 'grid', gap: 6 }}>
        <span className="quiet">活动</span>
        <Select
          aria-label="活动"
          placeholder="请选择"
          value={programmeId}
          onChange={setProgramme}
          options={ids.map((value) => ({ value, label: nameOf(value) }))}
        />
        <span className="quiet">月份</span>
        <DatePicker
          picker="month"
          aria-label="月份"
          allowClear={false}
          minDate={dayjs().subtract(1, 'month').startOf('month')}
          value={dayjs(month)}
          onChange={(value) => value && setMonth(value.format('YYYY-MM'))}
        />
        <span className="quiet">金额（元）</span>
        <Input
          prefix="¥"
          inputMode="decimal"
          aria-label="金额"
          value={yuan}
          status={isWrongAmount ? 'error' : undefined}
          onChange={(event) => setYuan(event.target.value)}
        />
        {isWrongAmount && <span className="bad">请填写大于零的金额，最多两位小数</span>}
        <span className="quiet">事由</span>
        <Input
          aria-label="事由"
          placeholder="拨款依据或文号"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {ask.error && <ErrorBlock error={ask.error} />}
    </Modal>
  );
}
