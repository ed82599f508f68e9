import type { Terms } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useTerms } from '../../../account/queries.ts';
import { useCity } from '../../../queries.ts';
import { Card } from '../../../ui/basics/card.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { dayAndTime } from '../../../words/time.ts';
import styles from './index.module.scss';

export default function TermsPage() {
  const terms = useTerms();
  return (
    <Screen title="用户服务与隐私说明">
      <Loaded query={terms} blocks={3}>
        {(text) => <Paragraphs terms={text} />}
      </Loaded>
    </Screen>
  );
}

function Paragraphs({ terms }: { terms: Terms }) {
  const city = useCity().data;
  return (
    <>
      {terms.sections.map(({ title, words }) => (
        <Card key={title} title={title}>
          {words.map((sentence) => (
            <View key={sentence} className={styles.words}>
              {sentence}
            </View>
          ))}
        </Card>
      ))}
      <Text className={styles.version} id="terms-version">
        {[
          `第 ${terms.version} 版`,
          `${dayAndTime(terms.publishedAt)} 发布`,
          city && `${city.name} · 服务热线 ${city.hotline}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </>
  );
}
