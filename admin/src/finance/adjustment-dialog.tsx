import { ADJUSTMENTS, type AdjustmentKind } from '@suishoupai/api/contract';
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { newId } from '../new-id.ts';
import { PoolField, type PoolKey } from '../programmes/pool-field.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { parseYuan } from '../ui/format-money.ts';
import { useProposeMoneyAdjustment } from './queries.ts';

const KINDS = Object.entries(ADJUSTMENTS).map(([value, label]) => ({ value, label }));

type Fields = {
  kind: AdjustmentKind;
  amount: string;
  pool: PoolKey;
  reason: string;
};

/** A proposal moves nothing; the id is made once, so that a second tap is the same proposal. */
export function AdjustmentDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [id, setId] = useState(newId);
  const propose = useProposeMoneyAdjustment();
  const submit = ({ kind, amount, pool, reason }: Fields) =>
    propose.mutate(
      { id, kind, ...pool, reason: reason.trim(), amountFen: parseYuan(amount) ?? 0 },
      {
        onSuccess: () => {
          void message.success('已提出，等待另一名财务人员复核');
          setId(newId());
          form.resetFields();
          onClose();
        },
      },
    );
  return (
    <Modal
      open={isOpen}
      title="提出调账"
      okText="提出"
      confirmLoading={propose.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="kind"
          label="调什么"
          rules={[{ required: true, message: '请选择调账种类' }]}
        >
          <Select options={KINDS} placeholder="从哪个账户到哪个账户" />
        </Form.Item>
        <Form.Item
          name="amount"
          label="金额（元）"
          required
          rules={[
            {
              validator: (_, value: string = '') =>
                (parseYuan(value) ?? 0) > 0
                  ? Promise.resolve()
                  : Promise.reject(new Error('请填写大于零的金额，最多两位小数')),
            },
          ]}
        >
          <Input prefix="¥" inputMode="decimal" />
        </Form.Item>
        <Form.Item
          name="pool"
          label="奖励资金"
          rules={[{ required: true, message: '请选择奖励资金' }]}
        >
          <PoolField />
        </Form.Item>
        <Form.Item
          name="reason"
          label="原因和凭据"
          rules={[{ required: true, whitespace: true, message: '请填写原因和凭据' }]}
        >
          <Input.TextArea maxLength={200} autoSize={{ minRows: 3 }} />
        </Form.Item>
      </Form>
      {propose.error && <ErrorBlock error={propose.error} />}
    </Modal>
  );
}
