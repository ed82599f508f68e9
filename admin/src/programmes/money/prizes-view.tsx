import { PRIZE_KINDS, type PrizeRound } from '@suishoupai/api/contract';
import { App, Button, Popconfirm, Space, type TableProps, Typography } from 'antd';
import dayjs from 'dayjs';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { formatFen } from '../../ui/format-money.ts';
import { Clip } from '../../ui/list/clip.tsx';
import { DataTable } from '../../ui/list/data-table.tsx';
import { useBookPrizes, usePrizes, useProgrammeNames, useProgrammes } from '../queries.ts';

const columnsOf = (nameOf: (id: string) => string): TableProps<PrizeRound>['columns'] => [
  { title: '月份', className: 'number', render: (_, row) => row.month },
  { title: '活动', render: (_, row) => nameOf(row.programmeId) },
  { title: '类型', render: (_, row) => PRIZE_KINDS[row.kind] },
  {
    title: '种子摘要',
    render: (_, row) => (row.seedSha256 ? <Seed text={row.seedSha256} /> : '—'),
  },
  { title: '种子', render: (_, row) => (row.seed ? <Seed text={row.seed} /> : '—') },
  { title: '结算', className: 'number', render: (_, row) => row.bookedOn ?? '未结算' },
  {
    title: '名单',
    render: (_, row) => (
      <Clip
        text={
          row.winners
            .map((one) => `${one.place}. ${one.alias} ¥ ${formatFen(one.amountFen)}`)
            .join('；') || '—'
        }
        widthPx={280}
      />
    ),
  },
];

/** Long: the beginning is shown, the whole is copied. */
const Seed = ({ text }: { text: string }) => (
  <Typography.Text copyable={{ text }} className="number">
    {text.slice(0, 12)}…
  </Typography.Text>
);

/** Last month's ranking and draw, booked by the rules, once. */
export function PrizesView({ cursor }: { cursor?: string }) {
  const { message } = App.useApp();
  const rounds = usePrizes({ cursor });
  const programmes = useProgrammes({});
  const nameOf = useProgrammeNames();
  const mayMove = useMayMoveMoney();
  const book = useBookPrizes();
  const month = dayjs().subtract(1, 'month').format('YYYY-MM');
  const inForce = programmes.data?.items.filter((row) => row.isInForce) ?? [];
  // A draw needs the seed that was made public before; a ranking opens when it is asked for.
  const kindsOf = (programmeId: string) =>
    (['ranking', 'lottery'] as const).filter((kind) => {
      const round = rounds.data?.items.find(
        (one) => one.programmeId === programmeId && one.month === month && one.kind === kind,
      );
      return kind === 'ranking' ? !round?.bookedOn : round && !round.bookedOn;
    });
  const send = (programmeId: string, kind: keyof typeof PRIZE_KINDS) =>
    book.mutate(
      { programmeId, month, kind },
      { onSuccess: (round) => void message.success(`已记入 ${round.winners.length} 份奖金`) },
    );
  return (
    <>
      {mayMove && (
        <Space wrap style={{ padding: 12 }}>
          {inForce.flatMap((row) =>
            kindsOf(row.id).map((kind) => (
              <Popconfirm
                key={`${row.id}${kind}`}
                title={`按规则结算 ${month} 的${PRIZE_KINDS[kind]}，奖金即刻记入账户`}
                onConfirm={() => send(row.id, kind)}
              >
                <Button>
                  {row.name}：结算 {month} {PRIZE_KINDS[kind]}
                </Button>
              </Popconfirm>
            )),
          )}
        </Space>
      )}
      {book.error && <ErrorBlock error={book.error} />}
      <DataTable
        label="排行与抽奖"
        query={rounds}
        rowKey={(row) => `${row.programmeId}${row.month}${row.kind}`}
        columns={columnsOf(nameOf)}
        emptyText="还没有排行或抽奖"
      />
    </>
  );
}
