import {
  type IndicatorId,
  indicatorIds,
  type Scheme,
  type SchemeDefinition,
} from '@suishoupai/api/contract';

export type Weights = Partial<Record<IndicatorId, number>>;

export const weightsOf = ({ method }: SchemeDefinition): Weights =>
  method.kind === 'weights' ? method.weights : {};

/** In hundredths, so that 33.33 + 33.33 + 33.34 are exactly 100. */
export const totalWeight = (weights: Weights): number =>
  Object.values(weights).reduce((sum, weight) => sum + Math.round((weight ?? 0) * 100), 0) / 100;

/** What keeps a draft from being published, in the words of the page; null when nothing does. */
export function findFault({ id, name, definition }: Omit<Scheme, 'version'>): string | null {
  if (!/^[\w-]{1,40}$/.test(id)) return '方案编号须为 1–40 位字母、数字、- 或 _';
  if (name.trim() === '') return '请填写方案名称';
  const { method, grades } = definition;
  const total = totalWeight(weightsOf(definition));
  if (method.kind === 'weights' && total !== 100) return `权重合计 ${total}%，须正好为 100%`;
  const isFalling = grades.every((one, index) => one.min < (grades[index - 1]?.min ?? Infinity));
  if (!isFalling || grades.at(-1)?.min !== 0) return '等级须从高到低，最低一级从 0 分起';
  if (definition.source.trim() === '') return '请填写依据';
  return null;
}

/** A weight of nothing is no weight: the indicator is not part of the scheme. */
export function withWeight(
  definition: SchemeDefinition,
  id: IndicatorId,
  weight: number | null,
): SchemeDefinition {
  const next = { ...weightsOf(definition), [id]: weight || undefined };
  const weights = Object.fromEntries(
    indicatorIds.flatMap((one) => (next[one] ? [[one, next[one]]] : [])),
  );
  return { ...definition, method: { kind: 'weights', weights } };
}
