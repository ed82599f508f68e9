import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { useDrafts } from '../../drafts/draft-store.ts';
import { goTo } from '../../navigate.ts';
import { type CaseFilter, useMyCases } from '../../queries.ts';
import { Screen } from '../../ui/basics/screen.tsx';
import { Segments } from '../../ui/basics/segments.tsx';
import { CaseCard } from '../../ui/cases/case-card.tsx';
import { DraftCard } from '../../ui/cases/draft-card.tsx';
import { Loaded } from '../../ui/states/loaded.tsx';
import { More } from '../../ui/states/more.tsx';
import { Notice } from '../../ui/states/notice.tsx';

const FILTERS = [
  { key: 'all', name: '全部' },
  { key: 'open', name: '进行中' },
  { key: 'closed', name: '已结束' },
] as const satisfies { key: CaseFilter; name: string }[];

export default function CasesPage() {
  const [only, setOnly] = useState<CaseFilter>('all');
  const drafts = useDrafts();
  const cases = useMyCases(only);
  useDidShow(() => {
    cases.refetch().catch(() => undefined);
  });
  usePullDownRefresh(async () => {
    await cases.refetch();
    Taro.stopPullDownRefresh();
  });
  useReachBottom(() => {
    if (cases.hasNextPage) cases.fetchNextPage().catch(() => undefined);
  });
  return (
    <Screen top={<Segments items={FILTERS} current={only} onChange={setOnly} />}>
      {only === 'closed' ? null : drafts.map((draft) => <DraftCard key={draft.id} draft={draft} />)}
      <Loaded query={cases} blocks={3}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Nothing />;
          return (
            <>
              {rows.map((row) => (
                <CaseCard key={row.id} row={row} />
              ))}
              <More {...cases} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function Nothing() {
  return (
    <Notice
      icon="inbox"
      title="这里还没有上报"
      hint="看到城市里的问题，拍一张照片就能上报"
      action={{ name: '去拍照上报', onTap: goTo.home }}
    />
  );
}
