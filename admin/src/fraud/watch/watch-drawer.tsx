import { WATCH_LEVELS, WATCH_STATES, type WatchRow } from '@suishoupai/api/contract';
import { App, Button, Descriptions, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { Time } from '../../ui/time.tsx';
import styles from '../fraud.module.css';
import { useWatchStep, type WatchStep } from '../queries.ts';

/** One entry: why, from when to when, and everything that was done with it. */
export function WatchDrawer(props: { entry: WatchRow | null; onClose: () => void }) {
  const { entry, onClose } = props;
  return (
    <Drawer open={entry !== null} onClose={onClose} title="重点关注" size={640} destroyOnHidden>
      {entry && <Entry key={entry.id} entry={entry} />}
    </Drawer>
  );
}

function Entry({ entry }: { entry: WatchRow }) {
  return (
    <div className={styles.story}>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'person', label: '上报人', children: entry.personAlias },
          { key: 'state', label: '状态', children: WATCH_STATES[entry.state] },
          { key: 'level', label: '措施', children: WATCH_LEVELS[entry.level] },
          { key: 'by', label: '来源', children: entry.isByRule ? '规则' : '人工' },
          { key: 'from', label: '开始', children: <Start entry={entry} /> },
          { key: 'to', label: '结束', children: <End entry={entry} /> },
          { key: 'why', label: '理由', span: 'filled', children: entry.reason },
        ]}
      />
      <section aria-label="经过">
        <h2>经过</h2>
        <ul>
          {entry.history.map((event) => (
            <li key={event.at + event.what}>
              <Time at={event.at} /> {event.by} · {event.what}：{event.words}
            </li>
          ))}
        </ul>
      </section>
      <Steps entry={entry} />
    </div>
  );
}

/** Before anybody agreed there are no dates, but the second person signs for how long it will be. */
export function Start({ entry: { startsAt, state } }: { entry: WatchRow }) {
  if (startsAt) return <Time at={startsAt} />;
  return state === 'proposed' ? '确认后立即生效' : '—';
}

export function End({ entry: { endsAt, state, days } }: { entry: WatchRow }) {
  if (endsAt) return <Time at={endsAt} />;
  return state === 'proposed' ? `生效后 ${days} 天` : '—';
}

type Offer = { step: WatchStep; name: string; isDanger?: boolean };

/** What this person may do with it now. */
function offersOf(entry: WatchRow): Offer[] {
  const offers: Offer[] = [];
  if (entry.mayConfirm)
    offers.push(
      { step: 'confirm', name: '确认列入', isDanger: true },
      { step: 'refuse', name: '不同意' },
    );
  if (entry.mayDecideAppeal)
    offers.push({ step: 'uphold', name: '申诉成立' }, { step: 'reject', name: '申诉不成立' });
  if (entry.state === 'active') offers.push({ step: 'end', name: '提前解除' });
  return offers;
}

function Steps({ entry }: { entry: WatchRow }) {
  const mayMove = useMayMoveMoney();
  const { message } = App.useApp();
  const take = useWatchStep(entry.id);
  const [note, setNote] = useState('');
  const offers = offersOf(entry);
  if (!mayMove || offers.length === 0)
    return entry.state === 'proposed' && mayMove ? (
      <p className="quiet">您已提议，等待另一名财务人员确认。</p>
    ) : null;
  return (
    <section aria-label="处理" className={styles.decide}>
      <Input.TextArea
        aria-label="意见"
        placeholder="意见（必填）"
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className={styles.buttons}>
        {offers.map(({ step, name, isDanger }) => (
          <Button
            key={step}
            danger={isDanger ?? false}
            disabled={note.trim() === ''}
            loading={take.isPending}
            onClick={() =>
              take.mutate(
                { step, note: note.trim() },
                { onSuccess: () => void message.success(`已${name}`) },
              )
            }
          >
            {name}
          </Button>
        ))}
      </div>
      {take.error && <ErrorBlock error={take.error} />}
    </section>
  );
}
