import {
  INDICATORS,
  type IndicatorId,
  indicatorIds,
  type SchemeDefinition,
} from '@suishoupai/api/contract';
import { InputNumber } from 'antd';
import { totalWeight, weightsOf, withWeight } from './scheme-draft.ts';
import styles from './schemes.module.css';

/** One line per indicator and, always in sight, what they come to. */
export function WeightsField(props: {
  definition: SchemeDefinition;
  onChange: (definition: SchemeDefinition) => void;
}) {
  const { definition, onChange } = props;
  const weights = weightsOf(definition);
  const total = totalWeight(weights);
  const set = (id: IndicatorId, weight: number | null) =>
    onChange(withWeight(definition, id, weight));
  return (
    <fieldset className={styles.weights}>
      <legend>指标与权重（%），留空即不计入</legend>
      {indicatorIds.map((id) => (
        <div key={id} className={styles.field}>
          <span>
            {INDICATORS[id].name}
            {INDICATORS[id].better === 'low' && <small className="quiet"> 越低越好</small>}
          </span>
          <InputNumber
            aria-label={`${INDICATORS[id].name}权重`}
            min={0}
            max={100}
            precision={2}
            value={weights[id] ?? null}
            onChange={(weight) => set(id, weight)}
          />
        </div>
      ))}
      <p role="status" className={total === 100 ? styles.whole : styles.fault}>
        合计 {total}%
      </p>
    </fieldset>
  );
}
