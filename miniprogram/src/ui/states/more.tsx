import { View } from '@tarojs/components';
import { press } from '../basics/press.ts';
import styles from './states.module.scss';

type Props = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** The end of a paged list; reaching it loads more, and so does a tap. */
export function More({ hasNextPage, isFetchingNextPage, fetchNextPage }: Props) {
  const words = isFetchingNextPage ? '正在加载…' : hasNextPage ? '加载更多' : '没有更多了';
  return (
    <View className={styles.more} {...(hasNextPage ? press(fetchNextPage) : {})}>
      {words}
    </View>
  );
}
