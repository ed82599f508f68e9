import type { Standard } from '@suishoupai/api/contract';
import { sayLimit } from '../words.ts';
import styles from './facts.module.css';

/** One line of the filing and closing standard, in full. */
export function StandardCard({ standard }: { standard: Standard }) {
  return (
    <dl className={styles.standard}>
      <div>
        <dt>立案</dt>
        <dd>{standard.filingCondition}</dd>
      </div>
      <div>
        <dt>时限</dt>
        <dd>{sayLimit(standard.limit)}</dd>
      </div>
      <div>
        <dt>结案</dt>
        <dd>{standard.closingCondition}</dd>
      </div>
      {standard.legalBasis && (
        <div>
          <dt>依据</dt>
          <dd>{standard.legalBasis}</dd>
        </div>
      )}
    </dl>
  );
}
