import { FRAUD_CODES, type ReviewStory } from '@suishoupai/api/contract';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import styles from '../fraud.module.css';
import { PicturePair } from '../picture-pair.tsx';

const FIRST = 3;

/** The weightiest reasons first; a picture that is everywhere must not push the decision off the screen. */
export function SignalList({ signals }: Pick<ReviewStory, 'signals'>) {
  const [isWhole, setWhole] = useState(false);
  const hiddenCount = signals.length - FIRST;
  return (
    <section aria-label="审核理由">
      <h2>审核理由（{signals.length}）</h2>
      {signals.length === 0 && <p className="quiet">没有系统评估，见下方审核记录</p>}
      <ul className={styles.signals}>
        {(isWhole ? signals : signals.slice(0, FIRST)).map((signal) => (
          <li key={signal.words}>
            <Tag color={signal.score >= 60 ? 'error' : 'warning'}>{FRAUD_CODES[signal.code]}</Tag>{' '}
            <span className="quiet number">{signal.score} 分</span>
            <p>{signal.words}</p>
            {signal.pictures && <PicturePair signal={signal} pictures={signal.pictures} />}
          </li>
        ))}
      </ul>
      {hiddenCount > 0 && (
        <Button type="link" style={{ padding: 0 }} onClick={() => setWhole(!isWhole)}>
          {isWhole ? `只看前 ${FIRST} 条` : `展开其余 ${hiddenCount} 条`}
        </Button>
      )}
    </section>
  );
}
