import { PROGRAMME_STATES, type ProgrammeRow } from '@suishoupai/api/contract';
import { Space, Tag } from 'antd';

const COLORS = {
  draft: undefined,
  proposed: 'warning',
  published: 'success',
  ended: 'default',
  discarded: 'default',
};

export const StateTag = ({ row }: { row: Pick<ProgrammeRow, 'state' | 'isInForce'> }) => (
  <Space size={4}>
    <Tag color={row.state === 'published' && !row.isInForce ? 'default' : COLORS[row.state]}>
      {PROGRAMME_STATES[row.state]}
    </Tag>
    {row.isInForce && <Tag color="processing">现行</Tag>}
  </Space>
);
