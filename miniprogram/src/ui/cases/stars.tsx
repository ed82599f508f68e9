import { View } from '@tarojs/components';
import { Icon } from '../basics/icon.tsx';
import { press } from '../basics/press.ts';
import styles from './cases.module.scss';

const STAR_NAMES = ['很不满意', '不满意', '一般', '满意', '非常满意'] as const;
export const starName = (stars: number): string => STAR_NAMES[stars - 1] ?? '';

/** With `onChoose` the stars can be tapped, without it they only show. */
export function Stars({ stars, onChoose }: { stars: number; onChoose?: (stars: number) => void }) {
  return (
    <View className={styles.stars} aria-label={`${stars} 星`}>
      {STAR_NAMES.map((name, index) => {
        const icon = index < stars ? 'star-on' : 'star';
        if (!onChoose) return <Icon key={name} name={icon} className={styles.starIconSmall} />;
        return (
          <View
            key={name}
            id={`star-${index + 1}`}
            className={styles.star}
            {...press(() => onChoose(index + 1), `${index + 1} 星，${name}`)}
          >
            <Icon name={icon} className={styles.starIcon} />
          </View>
        );
      })}
    </View>
  );
}
