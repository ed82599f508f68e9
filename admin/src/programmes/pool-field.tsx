import { Select } from 'antd';
import { formatFen } from '../ui/format-money.ts';
import { usePools } from './queries.ts';

export type PoolKey = { programmeId: string; month: string };
type Props = { id?: string; value?: PoolKey; onChange?: (pool: PoolKey) => void };

const keyOf = ({ programmeId, month }: PoolKey) => `${programmeId}:${month}`;

/** One month's money of one programme, chosen by its name: only those that exist are offered. */
export function PoolField({ id, value, onChange }: Props) {
  const pools = usePools({});
  const rows = pools.data?.items ?? [];
  return (
    <Select
      id={id}
      placeholder="哪一笔奖励资金"
      loading={pools.isPending}
      value={value && keyOf(value)}
      onChange={(key) => {
        const row = rows.find((one) => keyOf(one) === key);
        if (row) onChange?.({ programmeId: row.programmeId, month: row.month });
      }}
      options={rows.map((row) => ({
        value: keyOf(row),
        label: `${row.programmeName} ${row.month}（剩余 ¥ ${formatFen(row.leftFen)}）`,
      }))}
    />
  );
}
