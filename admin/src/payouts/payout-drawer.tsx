import { PAYOUT_STATES, type PayoutState, type PayoutStory } from '@suishoupai/api/contract';
import { Alert, Descriptions, Drawer, Skeleton, Tag } from 'antd';
import { TransferTable } from '../rewards/transfer-table.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { formatFen } from '../ui/format-money.ts';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { Time } from '../ui/time.tsx';
import { ApproveBlock } from './approve-block.tsx';
import {
  awaitsCancel,
  EXCHANGE_NAMES,
  NEXT_STEPS,
  STATE_COLORS,
  sayHttp,
  WITHDRAWING,
} from './payout-words.ts';
import styles from './payouts.module.css';
import { usePayout } from './queries.ts';
import { ReceiptBlock } from './receipt/receipt-block.tsx';
import { StuckBlock } from './stuck-block.tsx';
import { VendorWord } from './vendor-word.tsx';

const ALERTS: Partial<Record<PayoutState, 'error' | 'success'>> = {
  frozen: 'error',
  settled: 'success',
};

/** The whole story of one payout, from the claim to the last word of WeChat. */
export function PayoutDrawer({ id, onClose }: { id?: string; onClose: () => void }) {
  return (
    <Drawer open={id !== undefined} onClose={onClose} title="付款经过" size={1040} destroyOnHidden>
      {id && <Story id={id} />}
    </Drawer>
  );
}

function Story({ id }: { id: string }) {
  const story = usePayout(id);
  if (story.error) return <ErrorBlock error={story.error} retry={() => void story.refetch()} />;
  if (!story.data) return <Skeleton active />;
  const { payout, approvals, transfers, exchanges } = story.data;
  return (
    <div className={styles.story}>
      <Alert
        type={ALERTS[payout.state] ?? 'info'}
        title={awaitsCancel(payout) ? '已请求撤销，等待微信答复' : PAYOUT_STATES[payout.state]}
        description={awaitsCancel(payout) ? WITHDRAWING : NEXT_STEPS[payout.state]}
        showIcon
      />
      <ApproveBlock story={story.data} />
      <Summary payout={payout} />
      <section aria-label="审批">
        <h2>审批（{approvals.length}）</h2>
        {approvals.length === 0 && <p className="quiet">没有审批记录</p>}
        <ul>
          {approvals.map((approval) => (
            <li key={approval.staffName + approval.at}>
              {approval.staffName} · <Time at={approval.at} />
            </li>
          ))}
        </ul>
      </section>
      <StuckBlock story={story.data} />
      <ReceiptBlock story={story.data} />
      <Exchanges exchanges={exchanges} />
      <section aria-label="账目">
        <h2>账目</h2>
        <TransferTable label="本笔付款的账目" rows={transfers} />
      </section>
    </div>
  );
}

function Summary({ payout }: Pick<PayoutStory, 'payout'>) {
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2 }}
      items={[
        {
          key: 'bill',
          label: '商户单号',
          span: 'filled',
          children: payout.outBillNo ? <CopyText text={payout.outBillNo} /> : '尚未生成',
        },
        { key: 'case', label: '案件编号', children: <CopyText text={payout.caseNo} /> },
        { key: 'person', label: '收款人', children: payout.personAlias },
        { key: 'amount', label: '金额', children: `¥ ${formatFen(payout.amountFen)}` },
        {
          key: 'state',
          label: '状态',
          children: <Tag color={STATE_COLORS[payout.state]}>{PAYOUT_STATES[payout.state]}</Tag>,
        },
        { key: 'claimed', label: '申请时间', children: <Time at={payout.claimedAt} /> },
        {
          key: 'settled',
          label: '到账时间',
          children: payout.settledAt ? <Time at={payout.settledAt} /> : '—',
        },
        { key: 'attempt', label: '第几次领取', children: payout.attempt },
        { key: 'why', label: '原因', span: 'filled', children: <VendorWord code={payout.why} /> },
      ]}
    />
  );
}

function Exchanges({ exchanges }: Pick<PayoutStory, 'exchanges'>) {
  return (
    <section aria-label="与微信支付的往来">
      <h2>与微信支付的往来</h2>
      <PlainTable
        label="请求与应答"
        rowKey={(row) => row.at + row.kind}
        dataSource={exchanges}
        emptyText="还没有向微信发送过"
        columns={[
          { title: '时间', render: (_, row) => <Time at={row.at} /> },
          { title: '事项', render: (_, row) => EXCHANGE_NAMES[row.kind] },
          { title: '微信的答复', className: styles.said, render: (_, row) => <Said {...row} /> },
        ]}
      />
    </section>
  );
}

function Said({ said, http, kind }: PayoutStory['exchanges'][number]) {
  return (
    <>
      <VendorWord code={said} />{' '}
      {kind !== 'callback' && http !== 0 && <span className="quiet">（{sayHttp(http)}）</span>}
    </>
  );
}
