import { Text, View } from '@tarojs/components';
import { useCity } from '../../../queries.ts';
import { Card } from '../../../ui/basics/card.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import styles from './index.module.scss';
import { TERMS } from './terms.ts';

export default function TermsPage() {
  const city = useCity();
  return (
    <Screen title="用户服务与隐私说明">
      {TERMS.map(({ title, words }) => (
        <Card key={title} title={title}>
          {words.map((sentence) => (
            <View key={sentence} className={styles.words}>
              {sentence}
            </View>
          ))}
        </Card>
      ))}
      <Text className={styles.version}>
        {city.data
          ? `版本 ${city.data.consentVersion} · ${city.data.name} · 服务热线 ${city.data.hotline}`
          : ''}
      </Text>
    </Screen>
  );
}
