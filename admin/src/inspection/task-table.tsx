import { type InspectionTask, TASK_KINDS, TASK_STATES } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import type { ReactNode } from 'react';
import { ToneText } from '../cases/tone-text.tsx';
import { Clip } from '../ui/list/clip.tsx';
import { OpenCell } from '../ui/list/data-table.tsx';
import { Time } from '../ui/time.tsx';
import { STATE_COLORS, sayTaskPlace, sayTaskTime } from './task-words.ts';

export const taskColumns = (use: {
  now: Date;
  onOpen: (caseId: string) => void;
  actionOf: (task: InspectionTask) => ReactNode;
}): TableProps<InspectionTask>['columns'] => [
  {
    title: '案件编号',
    render: (_, row) => <OpenCell text={row.caseNo} onOpen={() => use.onOpen(row.caseId)} />,
  },
  { title: '任务', render: (_, row) => TASK_KINDS[row.kind] },
  {
    title: '状态',
    render: (_, row) => <Tag color={STATE_COLORS[row.state]}>{TASK_STATES[row.state]}</Tag>,
  },
  { title: '监督员', render: (_, row) => row.assignee?.name ?? '—' },
  {
    title: '时限',
    render: (_, row) => (row.dueAt ? <ToneText said={sayTaskTime(row, use.now)} /> : '—'),
  },
  {
    title: '逾期未办',
    render: (_, row) => (
      <Clip text={row.lapses.map((one) => one.by).join('、') || '—'} widthPx={120} />
    ),
  },
  { title: '问题', render: (_, row) => row.label },
  { title: '地点', render: (_, row) => <Clip text={sayTaskPlace(row)} widthPx={200} /> },
  { title: '说明', render: (_, row) => <Clip text={row.why} widthPx={220} /> },
  { title: '开始', render: (_, row) => <Time at={row.startedAt} /> },
  { title: '操作', render: (_, row) => use.actionOf(row) },
];
