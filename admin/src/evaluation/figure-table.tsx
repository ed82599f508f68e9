import {
  type EvaluationRow,
  type FigureId,
  figureName,
  INDICATORS,
  type Scheme,
} from '@suishoupai/api/contract';
import { type TableProps, Tag, Tooltip } from 'antd';
import styles from './evaluation.module.css';
import { formatFigure, isRate, weightOf } from './figure-words.ts';

type Columns = NonNullable<TableProps<EvaluationRow>['columns']>;
const right = { align: 'right' as const, className: 'number' };
const GRADE_COLORS: Record<string, string> = {
  A: 'success',
  B: 'processing',
  C: 'warning',
  D: 'error',
};

/** A value that opens the cases it was counted from; numerator and denominator are always in sight. */
function FigureCell(props: { row: EvaluationRow; id: FigureId; onOpen: () => void }) {
  const { row, id, onOpen } = props;
  const figure = row.figures.find((one) => one.id === id);
  if (!figure) return '—';
  // Cases there are, only too few of them to count; 未评 would say that there are none.
  const isTooFew = figure.rate === null && figure.denominator > 0;
  const text = isTooFew ? '不计分' : formatFigure(figure);
  const share = isRate(id) ? `${figure.numerator} / ${figure.denominator}` : null;
  if (figure.denominator === 0)
    return <span className={styles.empty}>{isRate(id) ? '未评' : '0'}</span>;
  return (
    <Tooltip
      title={figure.rate === null ? '件数太少，不计入得分；看背后的案件' : '看背后的案件'}
      mouseEnterDelay={0.4}
    >
      <button
        type="button"
        className={styles.figure}
        aria-label={`${row.name} ${figureName(id)} ${text}${share ? `，${share} 件` : ''}`}
        onClick={onOpen}
      >
        <span className={figure.rate === null ? styles.unrated : undefined}>{text}</span>
        {share && <small>{share}</small>}
      </button>
    </Tooltip>
  );
}

function Score({ row }: { row: EvaluationRow }) {
  if (row.finalScore === null) return <span className={styles.unrated}>未评</span>;
  const sign = row.adjustment > 0 ? '+' : '−';
  return (
    <>
      <strong>{row.finalScore.toFixed(2)}</strong>
      {row.adjustment !== 0 && (
        <Tooltip title={`方案得分 ${row.score?.toFixed(2) ?? '未评'}`}>
          <small className="quiet">
            {' '}
            {sign}
            {Math.abs(row.adjustment).toFixed(2)}
          </small>
        </Tooltip>
      )}
    </>
  );
}

function Head({ scheme, id }: { scheme: Scheme; id: FigureId }) {
  const weight = weightOf(scheme, id);
  const isLow = id in INDICATORS && INDICATORS[id as keyof typeof INDICATORS].better === 'low';
  return (
    <span className={styles.head}>
      {figureName(id)}
      <small>
        {weight === null ? '' : `权重 ${weight}`}
        {isLow ? ' 越低越好' : ''}
      </small>
    </span>
  );
}

export const figureColumns = (
  scheme: Scheme,
  ids: readonly FigureId[],
  firstTitle: string,
  open: (row: EvaluationRow, figure: FigureId) => void,
): Columns => [
  {
    title: firstTitle,
    render: (_, row) => <span style={{ paddingInlineStart: row.depth * 16 }}>{row.name}</span>,
  },
  { title: '得分', ...right, render: (_, row) => <Score row={row} /> },
  {
    title: '等级',
    render: (_, row) =>
      row.grade === null ? '—' : <Tag color={GRADE_COLORS[row.grade]}>{row.grade}</Tag>,
  },
  ...ids.map((id) => ({
    key: id,
    title: <Head scheme={scheme} id={id} />,
    ...right,
    render: (_: unknown, row: EvaluationRow) => (
      <FigureCell row={row} id={id} onOpen={() => open(row, id)} />
    ),
  })),
];
