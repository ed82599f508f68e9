import type { InboxMessage } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useFollow, useReadMessage } from '../../../inbox/queries.ts';
import { goTo } from '../../../navigate.ts';
import { ask, tell } from '../../../platform/notices.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { press } from '../../../ui/basics/press.ts';
import { errorWords } from '../../../words/errors.ts';
import { friendlyTime } from '../../../words/time.ts';
import styles from './index.module.scss';

/** A tap reads it and opens what it is about. */
export function MessageCard({ message }: { message: InboxMessage }) {
  const { id, title, words, at, isRead, link, followedCaseId } = message;
  const read = useReadMessage();
  const open = async () => {
    if (!isRead) read.mutate(id);
    if (link?.to === 'case') await goTo.case(link.caseId);
    if (link?.to === 'wallet') await (link.rewardId ? goTo.claim(link.rewardId) : goTo.wallet());
  };
  return (
    <Card>
      <View
        className={`message ${styles.message}`}
        {...press(open, `${isRead ? '' : '未读，'}${title}`)}
      >
        <View className={styles.head}>
          {isRead ? null : <View className={`unread-dot ${styles.dot}`} />}
          <Text className={styles.title}>{title}</Text>
          <Text className={styles.time}>{friendlyTime(at)}</Text>
        </View>
        <View className={styles.body}>
          <Text className={styles.words}>{words}</Text>
          {link ? <Icon name="chevron" className={styles.chevron} /> : null}
        </View>
      </View>
      {followedCaseId ? <Unfollow caseId={followedCaseId} /> : null}
    </Card>
  );
}

function Unfollow({ caseId }: { caseId: string }) {
  const follow = useFollow();
  const stop = async () => {
    const isSure = await ask({
      title: '不再关注',
      content: '以后不再收到这个问题的进展。',
      confirmText: '不再关注',
    });
    if (!isSure) return;
    try {
      await follow.mutateAsync({ id: caseId, isOn: false });
      await tell('已取消关注');
    } catch (error) {
      await tell(errorWords(error));
    }
  };
  return (
    <View className={styles.unfollow}>
      <Button kind="plain" isSmall isOff={follow.isPending} onTap={stop}>
        不再关注
      </Button>
    </View>
  );
}
