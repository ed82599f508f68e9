import { MAX_UNREAD } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { goTo } from '../navigate.ts';
import { showOnMyTab } from '../platform/badge.ts';
import { Icon } from '../ui/basics/icon.tsx';
import { press } from '../ui/basics/press.ts';
import { Tag } from '../ui/basics/tag.tsx';
import { useUnread } from './queries.ts';
import styles from './unread.module.scss';

const words = (count: number) => (count < MAX_UNREAD ? String(count) : `${MAX_UNREAD - 1}+`);

/** How many, as words; empty when none. Asked anew whenever the page comes to the front. */
function useUnreadWords(): string {
  const unread = useUnread();
  useDidShow(() => {
    unread.refetch().catch(() => undefined);
  });
  const text = unread.data ? words(unread.data) : '';
  useEffect(() => {
    showOnMyTab(text);
  }, [text]);
  return text;
}

export function UnreadTag() {
  const text = useUnreadWords();
  return text ? <Tag text={text} tone="red" /> : <Text>暂无新消息</Text>;
}

/** Silent when everything is read. */
export function UnreadStrip() {
  const text = useUnreadWords();
  if (!text) return null;
  return (
    <View id="unread" className={styles.strip} {...press(goTo.inbox, `${text} 条新消息`)}>
      <Icon name="inbox" />
      <Text className={styles.words}>您有 {text} 条新消息</Text>
      <Icon name="chevron" className={styles.chevron} />
    </View>
  );
}
