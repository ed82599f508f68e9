import { Text, View } from '@tarojs/components';
import { useAppealWatch, useMyWatch } from '../../queries.ts';
import { Button } from '../../ui/basics/button.tsx';
import { Card } from '../../ui/basics/card.tsx';
import { Tag } from '../../ui/basics/tag.tsx';
import { AppealButton } from '../../ui/sheets/appeal-button.tsx';
import { shownEntries, type WatchEntry, watchView } from '../../words/watch-words.ts';
import styles from './index.module.scss';

const MAX_WORDS = 400;

/** Quiet for nearly everybody: who is on the list reads why, until when, what follows, and may object once. */
export function WatchNotice() {
  const watch = useMyWatch();
  if (watch.data === undefined) return watch.isError ? <Unread retry={watch.refetch} /> : null;
  return shownEntries(watch.data, Date.now()).map((entry) => (
    <Entry key={entry.id} entry={entry} />
  ));
}

function Entry({ entry }: { entry: WatchEntry }) {
  const sending = useAppealWatch(entry.id);
  const { tag, follows, period, said, mayAppealWords } = watchView(entry);
  return (
    <Card id={`watch-${entry.level}`} title="重点关注名单" extra={<Tag {...tag} />}>
      <View className={styles.stack}>
        <View className={styles.words}>原因：{entry.reason}</View>
        <View className={styles.words}>期限：{period}</View>
        {follows ? <View className={styles.words}>{follows}</View> : null}
        {said.length > 0 ? (
          <View className={styles.explanation}>
            {said.map((line) => (
              <View key={line}>{line}</View>
            ))}
          </View>
        ) : null}
        {mayAppealWords ? (
          <>
            <View className={styles.fact}>{mayAppealWords}</View>
            <AppealButton
              id={`appeal-watch-${entry.level}`}
              {...{ sending, maxWords: MAX_WORDS }}
            />
          </>
        ) : null}
      </View>
    </Card>
  );
}

function Unread({ retry }: { retry: () => unknown }) {
  return (
    <Card id="watch-trouble">
      <View className={styles.head}>
        <Text className={styles.words}>奖励审核提示没有加载成功</Text>
        <Button kind="plain" isSmall onTap={retry}>
          重试
        </Button>
      </View>
    </Card>
  );
}
