import {
  DIFFERENCE_KINDS,
  type Difference,
  RESOLUTIONS,
  type ResolutionKind,
} from '@suishoupai/api/contract';
import { Alert, Button, Descriptions, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useMe } from '../accounts/queries.ts';
import { useMayMoveMoney } from '../payouts/queries.ts';
import { CopyText } from '../ui/copy-text.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { Time } from '../ui/time.tsx';
import { amount } from './difference-table.tsx';
import { useConfirmResolution, useProposeResolution, useTakeDifference } from './queries.ts';
import styles from './reconciliation.module.css';

/** One difference: what it is, who looks after it, and the two people who settle it. */
export function DifferenceDrawer({ row, onClose }: { row?: Difference; onClose: () => void }) {
  return (
    <Drawer open={Boolean(row)} onClose={onClose} title="对账差异" size={480} destroyOnHidden>
      {row && (
        <div className={styles.story}>
          <Facts row={row} />
          {row.goneAt && <Alert type="success" showIcon title="重新对账后差异已经消失，无需处理" />}
          {row.resolution ? (
            <Opinion title="已结清" opinion={row.resolution} />
          ) : (
            !row.goneAt && <Desk row={row} />
          )}
          {row.sightings.length > 1 && <Sightings seen={row.sightings} />}
        </div>
      )}
    </Drawer>
  );
}

function Facts({ row }: { row: Difference }) {
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        { label: '差异', children: DIFFERENCE_KINDS[row.kind] },
        { label: '账期', children: row.isLate ? `${row.day}（结账后发现）` : row.day },
        { label: '商户单号', children: <CopyText text={row.outBillNo} /> },
        { label: '我方（¥）', children: amount(row.ourFen) },
        { label: '微信（¥）', children: amount(row.billFen) },
        { label: '发现', children: <Time at={row.foundAt} /> },
        { label: '负责人', children: row.ownerName ?? '无人认领' },
      ]}
    />
  );
}

/** What each run saw, as long as it was something new. */
function Sightings({ seen }: { seen: Difference['sightings'] }) {
  return (
    <section aria-label="历次对账">
      <h2>历次对账</h2>
      <ol className={styles.sightings}>
        {seen.map((one) => (
          <li key={one.at}>
            <span className="quiet">
              <Time at={one.at} />
            </span>{' '}
            {!one.isGone && (
              <>
                我方 {amount(one.ourFen)}，微信 {amount(one.billFen)}
                {one.words && '；'}
              </>
            )}
            {one.words}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Opinion(props: { title: string; opinion: NonNullable<Difference['proposal']> }) {
  const { kind, words, by, at } = props.opinion;
  return (
    <section aria-label={props.title}>
      <h2>{props.title}</h2>
      <p>{RESOLUTIONS[kind]}</p>
      <p>{words}</p>
      <p className="quiet">
        {by} · <Time at={at} />
      </p>
    </section>
  );
}

function Desk({ row }: { row: Difference }) {
  const take = useTakeDifference(row.id);
  const confirm = useConfirmResolution(row.id);
  const isFinance = useMayMoveMoney();
  const me = useMe().data;
  const isMine = me !== undefined && row.ownerName === me.name;
  return (
    <>
      {row.proposal && <Opinion title="待复核的结论" opinion={row.proposal} />}
      {row.mayConfirm && (
        <div className={styles.buttons}>
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(true)}>
            同意，结清
          </Button>
          <Button loading={confirm.isPending} onClick={() => confirm.mutate(false)}>
            不同意，退回重查
          </Button>
        </div>
      )}
      {row.proposal && isFinance && !row.mayConfirm && (
        <Alert type="info" showIcon title="结论由您提出，须由另一名财务人员复核" />
      )}
      {row.mayPropose && !row.proposal && (
        <>
          {!isMine && (
            <div>
              <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
                由我负责
              </Button>
            </div>
          )}
          <ProposeForm id={row.id} />
        </>
      )}
      {(take.error || confirm.error) && <ErrorBlock error={take.error ?? confirm.error} />}
    </>
  );
}

const KINDS = Object.entries(RESOLUTIONS).map(([value, label]) => ({ value, label }));

function ProposeForm({ id }: { id: string }) {
  const propose = useProposeResolution(id);
  const [kind, setKind] = useState<ResolutionKind>();
  const [words, setWords] = useState('');
  return (
    <form
      className={styles.story}
      onSubmit={(event) => {
        event.preventDefault();
        if (kind) propose.mutate({ kind, words: words.trim() });
      }}
    >
      <Select
        aria-label="结论"
        placeholder="这是什么差异"
        options={KINDS}
        value={kind}
        onChange={(value) => setKind(value as ResolutionKind)}
      />
      <Input.TextArea
        aria-label="说明"
        placeholder="查到了什么、凭据在哪里（必填）"
        maxLength={200}
        autoSize={{ minRows: 3 }}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!kind || words.trim() === ''}
          loading={propose.isPending}
        >
          提出结论
        </Button>
      </div>
      {propose.error && <ErrorBlock error={propose.error} />}
    </form>
  );
}
