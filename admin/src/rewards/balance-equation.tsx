import type { MoneySummary } from '@suishoupai/api/contract';
import { Fragment } from 'react';
import { formatFen } from '../ui/format-money.ts';
import { FIGURES } from './account-words.ts';
import styles from './money-page.module.css';

/** Funded = everything else, added up here once more; every figure opens its rows. */
export function BalanceEquation(props: {
  summary: MoneySummary;
  opened: string;
  onOpen: (account: string) => void;
}) {
  const { summary, opened, onOpen } = props;
  // Nothing is in suspense in an ordinary month: the figure shows up when there is something to look at.
  const shown = FIGURES.filter((one) => one.key !== 'suspenseFen' || summary.suspenseFen !== 0);
  const [funded, ...parts] = FIGURES;
  const sumFen = parts.reduce((sum, part) => sum + summary[part.key], 0);
  const offFen = summary[funded.key] - sumFen;
  return (
    <section aria-label="资金平衡">
      <div className={styles.equation}>
        {shown.map((figure, index) => (
          <Fragment key={figure.key}>
            {index > 0 && (
              <span className={styles.sign}>{index > 1 ? '+' : offFen === 0 ? '=' : '≠'}</span>
            )}
            <button
              type="button"
              className={`pane ${styles.figure}`}
              aria-pressed={opened === figure.account}
              onClick={() => onOpen(figure.account)}
            >
              <span>{figure.name}（¥）</span>
              <strong className="number">{formatFen(summary[figure.key])}</strong>
              <span className="quiet">
                {figure.hint}
                {figure.key === 'owedFen' &&
                  summary.held.sumFen > 0 &&
                  `，其中待审核 ${formatFen(summary.held.sumFen)}`}
              </span>
            </button>
          </Fragment>
        ))}
      </div>
      {offFen !== 0 && (
        <p className="bad" role="alert">
          等式不成立：相差 ¥ {formatFen(offFen)}
        </p>
      )}
    </section>
  );
}
