import type { Transfer } from '@suishoupai/api/contract';
import { Table } from 'antd';
import { formatFen } from '../ui/format-money.ts';
import { balanceFen, effectFen } from './account-words.ts';

/** What the account's movements come to on all pages, whether that is the figure above, and what this page has of it. */
export function AccountTotal(props: {
  rows: Transfer[];
  account: string;
  whole: { count: number; netFen: number };
  totalFen?: number;
}) {
  const { rows, account, whole, totalFen } = props;
  const pageFen = rows.reduce((sum, row) => sum + effectFen(row, account), 0);
  const agrees = balanceFen(account, whole.netFen) === totalFen;
  return (
    <>
      {rows.length < whole.count && (
        <Sum name={`本页 ${rows.length} 笔`} sumFen={balanceFen(account, pageFen)} />
      )}
      <Sum name={`全部 ${whole.count} 笔`} sumFen={balanceFen(account, whole.netFen)}>
        {totalFen !== undefined && (
          <strong className={agrees ? undefined : 'bad'}>
            {agrees ? '✓ 与上方合计一致' : '✗ 与上方合计不一致'}
          </strong>
        )}
      </Sum>
    </>
  );
}

function Sum(props: { name: string; sumFen: number; children?: React.ReactNode }) {
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={4}>
        {props.name} · 净额
      </Table.Summary.Cell>
      <Table.Summary.Cell index={4} align="right">
        <strong className="number">{formatFen(props.sumFen)}</strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={5} colSpan={2}>
        {props.children}
      </Table.Summary.Cell>
    </Table.Summary.Row>
  );
}
