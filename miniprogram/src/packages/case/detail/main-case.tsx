import type { MainCaseProgress } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/basics/card.tsx';
import { Tag } from '../../../ui/basics/tag.tsx';
import { Stages } from '../../../ui/cases/stages.tsx';
import { caseTag, nextWords, progressOf } from '../../../words/case-words.ts';
import { dayAndTime } from '../../../words/time.ts';
import styles from './index.module.scss';

/** How the case gets on that this report became part of: its states, nothing of who reported it. */
export function MainCase({ main }: { main: MainCaseProgress }) {
  const { state, dueAt, isOverdue, steps } = main;
  return (
    <Card id="main-case" title="主案件进展" extra={<Tag {...caseTag(main)} />}>
      <View className={styles.next}>{nextWords(main)}</View>
      <Stages progress={progressOf(state, { passed: steps.map((step) => step.state) })} />
      {dueAt ? (
        <View className={styles.due}>
          <Text className={styles.dueWords}>处置期限 {dayAndTime(dueAt)}</Text>
          {isOverdue ? <Tag text="已超时" tone="red" /> : null}
        </View>
      ) : null}
      <View className={styles.steps}>
        {[...steps].reverse().map(({ state: reached, at }) => (
          <View key={at} className={styles.step}>
            <Text>{caseTag({ state: reached }).text}</Text>
            <Text className={styles.fact}>{dayAndTime(at)}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}
