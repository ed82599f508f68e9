import type { NearbyCase, StaffCase } from '@suishoupai/api/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { Time } from '../../ui/time.tsx';
import { useMaySeeNearby, useNearby } from '../queries.ts';
import { StateTag } from '../state-tag.tsx';
import { formatDistance, mayBeMainCase, shortCaseNo } from '../words.ts';
import { CompareCases } from './compare-cases.tsx';
import styles from './nearby-list.module.css';

/** Possible duplicates, the nearest first; one press puts both cases side by side. */
export function NearbyList(props: { one: StaffCase; onMerge?: (mainCaseId: string) => void }) {
  const { one, onMerge } = props;
  const maySee = useMaySeeNearby();
  const nearby = useNearby(one.id, maySee);
  const [compared, setCompared] = useState<NearbyCase | null>(null);
  if (!maySee) return null;
  const items = nearby.data?.items ?? [];
  return (
    <section aria-label="可能重复的案件">
      <h3 className={styles.title}>
        附近案件 {nearby.data && <span className="quiet">{items.length} 件 · 200 米、30 天内</span>}
      </h3>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={styles.item}>
            <button
              type="button"
              onClick={() => setCompared(item)}
              title={`并排对比 ${item.caseNo}`}
            >
              {item.thumbUrl ? (
                <img src={item.thumbUrl} alt="" />
              ) : (
                <span className={styles.blank} />
              )}
              <span className={styles.words}>
                <span>
                  <strong>{formatDistance(item.distanceM)}</strong> · {item.label}
                </span>
                <span className="quiet">
                  {shortCaseNo(item.caseNo)} · <Time at={item.reportedAt} />
                </span>
              </span>
            </button>
            <StateTag state={item.state} />
            {onMerge && mayBeMainCase(item, one) && (
              <Button size="small" onClick={() => onMerge(item.id)}>
                并案
              </Button>
            )}
          </li>
        ))}
      </ul>
      {compared && (
        <CompareCases
          one={one}
          other={compared}
          onClose={() => setCompared(null)}
          onMerge={
            onMerge && mayBeMainCase(compared, one)
              ? () => {
                  setCompared(null);
                  onMerge(compared.id);
                }
              : undefined
          }
        />
      )}
    </section>
  );
}
