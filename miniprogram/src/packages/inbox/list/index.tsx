import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useInbox, useReadAll } from '../../../inbox/queries.ts';
import { tell } from '../../../platform/notices.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { More } from '../../../ui/states/more.tsx';
import { Notice } from '../../../ui/states/notice.tsx';
import { errorWords } from '../../../words/errors.ts';
import { MessageCard } from './message-card.tsx';

export default function InboxPage() {
  const inbox = useInbox();
  const readAll = useReadAll();
  useDidShow(() => {
    inbox.refetch().catch(() => undefined);
  });
  usePullDownRefresh(async () => {
    await inbox.refetch();
    Taro.stopPullDownRefresh();
  });
  useReachBottom(() => {
    if (inbox.hasNextPage) inbox.fetchNextPage().catch(() => undefined);
  });
  const markAll = (upToId: string) =>
    readAll.mutateAsync(upToId).catch((error) => tell(errorWords(error)));
  return (
    <Screen title="消息">
      <Loaded query={inbox} blocks={3}>
        {({ pages }) => {
          const messages = pages.flatMap((page) => page.items);
          const [newest] = messages;
          if (!newest)
            return (
              <Notice icon="inbox" title="还没有消息" hint="上报和关注的问题有进展，会写在这里" />
            );
          return (
            <>
              {messages.some((message) => !message.isRead) ? (
                <Button
                  id="read-all"
                  kind="plain"
                  isSmall
                  isOff={readAll.isPending}
                  onTap={() => markAll(newest.id)}
                >
                  全部标为已读
                </Button>
              ) : null}
              {messages.map((message) => (
                <MessageCard key={message.id} message={message} />
              ))}
              <More {...inbox} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}
