import type { EvaluationRow } from '../../../contract/evaluation.ts';
import {
  type FigureId,
  figureIds,
  figureName,
  INDICATORS,
} from '../../../contract/evaluation-scheme.ts';
import type { FileReply } from '../../../contract/route.ts';
import type { Context } from '../../context.ts';
import { nextDay } from '../../lib/clock.ts';
import { type Cell, type Column, streamSheet } from '../../lib/xlsx.ts';
import type { StaffActor } from '../../module.ts';
import { type Asked, showEvaluation } from './show-evaluation.ts';

const KIND_NAMES = { unit: '单位', area: '辖区', person: '人员' } as const;

/** The bulletin: every rate with its numerator and denominator, so that a reader can count again. */
export async function writeBulletin(
  context: Context,
  staff: StaffActor,
  asked: Asked,
): Promise<FileReply> {
  const { rows, period, scheme } = await showEvaluation(context, staff, asked);
  const columns: Column[] = [
    { title: KIND_NAMES[asked.by], width: 24 },
    { title: '得分', width: 10 },
    { title: '更正', width: 10 },
    { title: '最终得分', width: 10 },
    { title: '等级', width: 8 },
    ...figureIds.flatMap((id) =>
      id in INDICATORS
        ? [
            { title: `${figureName(id)}（%）`, width: 14 },
            { title: '分子', width: 8 },
            { title: '分母', width: 8 },
          ]
        : [{ title: figureName(id), width: 12 }],
    ),
  ];
  const days = `${asked.fromDay}至${nextDay(asked.toDay, -1)}`;
  const state = period ? '已冻结' : '未冻结';
  return {
    fileName: `评价通报-${scheme.name}v${scheme.version}-${days}-${state}.xlsx`,
    content: streamSheet('评价通报', columns, rows.map(toCells)),
  };
}

function toCells(row: EvaluationRow): Cell[] {
  return [
    `${'　'.repeat(row.depth)}${row.name}`,
    row.score ?? '未评',
    row.adjustment,
    row.finalScore ?? '未评',
    row.grade ?? '—',
    ...row.figures.flatMap(({ id, numerator, denominator, rate }): Cell[] =>
      isRate(id)
        ? [rate === null ? '未评' : Math.round(rate * 10_000) / 100, numerator, denominator]
        : [numerator],
    ),
  ];
}

const isRate = (id: FigureId): boolean => id in INDICATORS;
