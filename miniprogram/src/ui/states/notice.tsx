import { Text, View } from '@tarojs/components';
import { Button } from '../basics/button.tsx';
import { Icon } from '../basics/icon.tsx';
import styles from './states.module.scss';

type Props = {
  icon: string;
  title: string;
  hint?: string;
  action?: { name: string; onTap: () => unknown };
};

/** Says that there is nothing here, or what went wrong, and what can be done about it. */
export function Notice({ icon, title, hint, action }: Props) {
  return (
    <View className={styles.notice}>
      <Icon name={icon} className={styles.picture} />
      <Text className={styles.title}>{title}</Text>
      {hint ? <Text className={styles.hint}>{hint}</Text> : null}
      {action ? (
        <View className={styles.action}>
          <Button kind="plain" isSmall onTap={action.onTap}>
            {action.name}
          </Button>
        </View>
      ) : null}
    </View>
  );
}
