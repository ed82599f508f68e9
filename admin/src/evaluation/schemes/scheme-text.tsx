import {
  type FormulaGroup,
  type FormulaPart,
  figureName,
  INDICATORS,
} from '@suishoupai/api/contract';
import type { Weights } from './scheme-draft.ts';
import styles from './schemes.module.css';

export const sayWeights = (weights: Weights): string =>
  Object.entries(weights)
    .map(([id, weight]) => `${INDICATORS[id as keyof typeof INDICATORS].name} ${weight}%`)
    .join('、');

function sayPart(part: FormulaPart): string {
  if (part.kind === 'fixed') return `基础分 ${part.points}`;
  if (part.kind === 'mark') return `${part.name}（人工评分）满分 ${part.points}`;
  const name = figureName(part.figure);
  if (part.kind === 'count') return `${name} 每件 ${part.perCase} 分`;
  if (part.kind === 'threshold')
    return `${name} 达 ${part.from * 100}% 得 ${part.points} 分，每低 1 个百分点扣 ${part.perPoint} 分`;
  return part.isInverted ? `（1 − ${name}）× ${part.points}` : `${name} × ${part.points}`;
}

/** A city's formula in words. */
export function FormulaText({ groups }: { groups: readonly FormulaGroup[] }) {
  return (
    <section className={styles.formula} aria-label="计分公式">
      {groups.map((group) => (
        <div key={group.name}>
          <strong>
            {group.name}
            {group.factor !== 1 && ` × ${group.factor}`}
          </strong>
          <ul>
            {group.parts.map((part) => (
              <li key={sayPart(part)}>{sayPart(part)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
