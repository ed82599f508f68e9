import {
  type Figure,
  type FigureId,
  figureIds,
  INDICATORS,
  type Scheme,
} from '@suishoupai/api/contract';

export const isRate = (id: FigureId): boolean => id in INDICATORS || id.startsWith('urgent');

/** 95.24%, or 未评 where there was nothing to rate; a plain count is its number. */
export function formatFigure({ id, numerator, rate }: Figure): string {
  if (!isRate(id)) return String(numerator);
  return rate === null ? '未评' : `${(rate * 100).toFixed(2)}%`;
}

/** The figures a scheme is made of, in its own order. */
export function figuresIn({ definition: { method } }: Scheme): FigureId[] {
  if (method.kind === 'weights') return Object.keys(method.weights) as FigureId[];
  const used = method.groups.flatMap((group) =>
    group.parts.flatMap((part) => ('figure' in part ? [part.figure] : [])),
  );
  return figureIds.filter((id) => used.includes(id));
}

/** What a figure is worth in the scheme, for the head of its column. */
export function weightOf(scheme: Scheme, id: FigureId): number | null {
  const { method } = scheme.definition;
  if (method.kind !== 'weights') return null;
  return method.weights[id as keyof typeof method.weights] ?? null;
}

export const marksIn = ({ definition: { method } }: Scheme): string[] =>
  method.kind === 'weights'
    ? []
    : method.groups.flatMap((group) =>
        group.parts.flatMap((part) => (part.kind === 'mark' ? [part.name] : [])),
      );
