import { Text, View } from '@tarojs/components';
import { press } from '../ui/basics/press.ts';
import styles from './account.module.scss';

type Props = { isUnder14: boolean | null; onChoose: (isUnder14: boolean) => void };

const CHOICES = [
  { id: 'age-14', words: '我已年满 14 周岁', isUnder14: false },
  { id: 'age-under-14', words: '我未满 14 周岁', isUnder14: true },
];

/** The person's own word; nothing is chosen beforehand. */
export function AgeChoice({ isUnder14, onChoose }: Props) {
  return (
    <View className={styles.stack} role="radiogroup" aria-label="年龄声明">
      <View className={styles.ages}>
        {CHOICES.map((choice) => {
          const isOn = choice.isUnder14 === isUnder14;
          return (
            <View
              key={choice.id}
              id={choice.id}
              className={`${styles.age} ${isOn ? styles.ageOn : ''}`}
              {...press(() => onChoose(choice.isUnder14), choice.words, 'radio')}
              aria-checked={isOn}
            >
              <View className={`${styles.dot} ${isOn ? styles.dotOn : ''}`} />
              {choice.words}
            </View>
          );
        })}
      </View>
      <Text id="age-words" className={styles.words}>
        {wordsFor(isUnder14)}
      </Text>
    </View>
  );
}

function wordsFor(isUnder14: boolean | null): string {
  if (isUnder14 === null) return '接收奖励须年满 14 周岁，请选择。';
  return isUnder14
    ? '未满 14 周岁可以上报，不计奖励；年满后可在“我的”里重新声明。'
    : '您声明已年满 14 周岁。';
}
