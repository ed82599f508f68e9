import { PROGRAMME_STATES, type ProgrammeRow } from '@suishoupai/api/contract';
import { Space, Tag } from 'antd';
import { sayReplaced } from './run-time.tsx';

const COLORS = {
  draft: undefined,
  proposed: 'warning',
  published: 'success',
  ended: 'default',
  discarded: 'default',
};

export function StateTag({ row }: { row: Pick<ProgrammeRow, 'state' | 'isInForce' | 'run'> }) {
  const replaced = sayReplaced(row);
  return (
    <Space size={4} wrap>
      <Tag color={row.state === 'published' && !row.isInForce ? 'default' : COLORS[row.state]}>
        {PROGRAMME_STATES[row.state]}
      </Tag>
      {row.isInForce && <Tag color="processing">现行</Tag>}
      {replaced && <Tag>{replaced}</Tag>}
    </Space>
  );
}
