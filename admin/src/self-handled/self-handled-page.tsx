import { Alert, Button, Skeleton } from 'antd';
import { useEffect } from 'react';
import { useMe } from '../accounts/queries.ts';
import { ErrorBlock } from '../ui/error-block.tsx';
import { type Shot, sayMissing } from './drafts/draft.ts';
import { changeCurrent, openBox, submitCurrent, useDraftBox } from './drafts/draft-box.ts';
import { useSending } from './drafts/use-sending.ts';
import { PickChoice } from './pick-choice.tsx';
import { PlaceLine } from './place-line.tsx';
import { usePicks } from './queries.ts';
import { rememberPick } from './recent-picks.ts';
import styles from './self-handled.module.css';
import { ShotField } from './shot-field.tsx';
import { TodayList } from './today-list.tsx';
import { usePlace } from './use-place.ts';
import { WaitingList } from './waiting-list.tsx';

/** Four taps: before, after, kind, submit. The place is found meanwhile. */
export default function SelfHandledPage() {
  const staffId = useMe().data?.id;
  const { isOpen, isKept } = useDraftBox();
  const send = useSending();
  useEffect(() => {
    if (staffId) void openBox(staffId);
  }, [staffId]);
  if (!isOpen) return <Skeleton active />;
  return (
    <div className={styles.page}>
      {!isKept && (
        <Alert type="warning" showIcon title="本浏览器不能保存草稿，提交成功前请不要关闭本页" />
      )}
      <Form />
      <WaitingList onSend={(draft) => void send(draft)} />
      <TodayList />
    </div>
  );
}

function Form() {
  const { current } = useDraftBox();
  const picks = usePicks();
  const position = usePlace(current.place === null);
  const missing = sayMissing(current);
  const takeBefore = (before: Shot) => {
    changeCurrent({ before, startedAt: new Date().toISOString() });
    void position.locate();
  };
  const submit = () => {
    if (current.pickId) rememberPick(current.pickId);
    submitCurrent();
  };
  return (
    <section className={`pane ${styles.form}`} aria-label="随手处置">
      <div className={styles.shots}>
        <ShotField name="处置前" shot={current.before} onShot={takeBefore} />
        <ShotField
          name="处置后"
          shot={current.after}
          onShot={(after) => changeCurrent({ after })}
        />
      </div>
      {picks.error && <ErrorBlock error={picks.error} retry={() => void picks.refetch()} />}
      {picks.data ? (
        <PickChoice
          // The order is the one of the moment the form was begun.
          key={current.id}
          picks={picks.data}
          value={current.pickId}
          onChange={(pickId) => changeCurrent({ pickId })}
        />
      ) : (
        <Skeleton active />
      )}
      <PlaceLine place={current.place} position={position} />
      <Button type="primary" size="large" block disabled={missing !== null} onClick={submit}>
        {missing ?? '提交'}
      </Button>
    </section>
  );
}
