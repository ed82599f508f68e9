import { Text } from '@tarojs/components';
import type { Tone } from '../../words/case-words.ts';
import styles from './basics.module.scss';

export function Tag({ text, tone }: { text: string; tone: Tone }) {
  return <Text className={`${styles.tag} ${styles[tone]}`}>{text}</Text>;
}
