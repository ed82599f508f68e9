import type { Terms } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { goTo } from '../navigate.ts';
import { tell } from '../platform/notices.ts';
import { useMe } from '../queries.ts';
import { Button } from '../ui/basics/button.tsx';
import { press } from '../ui/basics/press.ts';
import { Tag } from '../ui/basics/tag.tsx';
import { Sheet } from '../ui/sheets/sheet.tsx';
import { errorWords } from '../words/errors.ts';
import styles from './account.module.scss';
import { AgeChoice } from './age-choice.tsx';
import { useGiveConsent, useTerms } from './queries.ts';

const WAITING = { cancelRefetch: false, throwOnError: true };

const FIRST_WORDS = '您的姓名不会公开，处置单位看不到上报人。请选择您同意的内容：';
const renewed = (terms: Terms | undefined) =>
  `说明已更新${terms ? `为第 ${terms.version} 版` : ''}，请重新选择您同意的内容。${terms?.news ?? ''}`;

/** The two consents, each given by a tap of its own, and the age: reporting needs the first, being paid all of them. */
export function ConsentSheet({ onClose }: { onClose: () => unknown }) {
  const isAgain = useMe().data?.consentAsked === 'again';
  const reading = useTerms();
  const terms = reading.data;
  const consent = useGiveConsent();
  const [isUnder14, setUnder14] = useState<boolean | null>(null);
  const agree = async (mayBePaid: boolean) => {
    if (mayBePaid && isUnder14 === null) return await tell('请先选择是否年满 14 周岁');
    try {
      // A quick tap comes before the text is there: what is on its way is waited for.
      const { version, sha256 } = terms ?? (await reading.refetch(WAITING)).data!;
      await consent.mutateAsync({ version, sha256, mayBePaid, isUnder14 });
      onClose();
    } catch (error) {
      await tell(errorWords(error));
    }
  };
  return (
    <Sheet id="consent-sheet" title="服务与隐私说明" onClose={onClose}>
      <Text className={styles.words} id="consent-news">
        {isAgain ? renewed(terms) : FIRST_WORDS}
      </Text>
      <Purpose name="办理上报" words="使用照片、位置、微信身份标识和设备编号" tag="上报必需" />
      <Purpose name="接收奖励" words="使用微信账户收款；不同意则不计奖励，可随时开启" tag="可选" />
      <AgeChoice isUnder14={isUnder14} onChoose={setUnder14} />
      <View className={styles.link} {...press(goTo.terms)}>
        阅读《用户服务与隐私说明》全文
      </View>
      {isUnder14 ? null : (
        <Button id="agree-all" isOff={consent.isPending} onTap={() => agree(true)}>
          同意上报并接收奖励
        </Button>
      )}
      <Button
        id="agree-report"
        kind={isUnder14 ? 'primary' : 'plain'}
        isOff={consent.isPending}
        onTap={() => agree(false)}
      >
        {isUnder14 ? '同意上报' : '仅同意上报'}
      </Button>
    </Sheet>
  );
}

function Purpose({ name, words, tag }: { name: string; words: string; tag: string }) {
  return (
    <View className={styles.purpose}>
      <View className={styles.purposeWords}>
        <Text className={styles.purposeTitle}>{name}</Text>
        <Text className={styles.words}>{words}</Text>
      </View>
      <Tag text={tag} tone={tag === '可选' ? 'grey' : 'blue'} />
    </View>
  );
}
