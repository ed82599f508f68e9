import type { StaffCase } from '@suishoupai/api/contract';
import { PictureCopies } from '../../fraud/picture-copies.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { DecisionPanel } from '../decisions/decision-panel.tsx';
import { useDecision } from '../decisions/use-decision.ts';
import { PlaceMap } from '../map/place-map.tsx';
import { NearbyList } from '../nearby/nearby-list.tsx';
import { CoOrders } from '../orders/co-orders.tsx';
import { StateTag } from '../state-tag.tsx';
import { ToneText } from '../tone-text.tsx';
import { sayTimeLeft } from '../words.ts';
import styles from './case-detail.module.css';
import { CaseFacts } from './case-facts.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { DeadlineLines } from './deadline-lines.tsx';
import { StageTimes } from './stage-times.tsx';

/** Facts above, decision below; mounted anew for every case. */
export function CaseDetail({ one, onDone }: { one: StaffCase; onDone: () => void }) {
  const decision = useDecision(one.id);
  const now = useNow();
  const mayMerge = one.actions.some((offer) => offer.action === 'merge');
  return (
    <section className={`pane ${styles.detail}`} aria-label="案件详情">
      <header className={styles.head}>
        <CopyText text={one.caseNo} />
        <h2>{one.pick.label}</h2>
        <div className={styles.state}>
          <StateTag state={one.state} isOverdue={one.isOverdue} />
          <ToneText said={sayTimeLeft(one, now)} />
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls has to be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="案件内容">
        <div className={styles.map}>
          <PlaceMap place={one.place} />
        </div>
        <div className={styles.words}>
          <CaseFacts one={one} />
          <DeadlineLines deadline={one.deadline} />
          <StageTimes stages={one.stages} />
          <CoOrders one={one} decision={decision} />
          <PictureCopies caseId={one.id} />
          <NearbyList
            one={one}
            onMerge={mayMerge ? (mainCaseId) => decision.open('merge', { mainCaseId }) : undefined}
          />
          <h3 className={styles.title}>办理经过</h3>
          <CaseTimeline events={one.events} />
        </div>
      </section>
      <div className={styles.decision}>
        <DecisionPanel one={one} decision={decision} onDone={onDone} />
      </div>
    </section>
  );
}
