import type { Transfer } from '@suishoupai/api/contract';
import { Table } from 'antd';
import { formatFen } from '../ui/format-money.ts';
import { effectFen } from './account-words.ts';

/** What the listed rows come to, and, once all of them are listed, whether that is the figure above. */
export function AccountTotal(props: {
  rows: Transfer[];
  account: string;
  isWhole: boolean;
  totalFen?: number;
}) {
  const { rows, account, isWhole, totalFen } = props;
  const sumFen = rows.reduce((sum, row) => sum + effectFen(row, account), 0);
  // The funding account is the one that gives: its balance is what went out.
  const shownFen = account === 'funding' ? -sumFen : sumFen;
  const agrees = shownFen === totalFen;
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={4}>
        {isWhole ? `全部 ${rows.length} 笔` : `本页 ${rows.length} 笔（未到底）`} · 净额
      </Table.Summary.Cell>
      <Table.Summary.Cell index={4} align="right">
        <strong className="number">{formatFen(shownFen)}</strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={5} colSpan={2}>
        {isWhole && totalFen !== undefined && (
          <strong className={agrees ? undefined : 'bad'}>
            {agrees ? '✓ 与上方合计一致' : '✗ 与上方合计不一致'}
          </strong>
        )}
      </Table.Summary.Cell>
    </Table.Summary.Row>
  );
}
