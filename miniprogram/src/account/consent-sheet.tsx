import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { goTo } from '../navigate.ts';
import { tell } from '../platform/notices.ts';
import { useMe } from '../queries.ts';
import { Button } from '../ui/basics/button.tsx';
import { press } from '../ui/basics/press.ts';
import { Tag } from '../ui/basics/tag.tsx';
import { Sheet } from '../ui/sheets/sheet.tsx';
import type { Tone } from '../words/case-words.ts';
import styles from './account.module.scss';
import { AgeChoice } from './age-choice.tsx';
import { consentTags, consentWords, isBeingPaid } from './consent-state.ts';
import { StopPayment } from './stop-payment.tsx';
import { useSayConsent } from './use-say-consent.ts';

/** The two consents and how they stand: who is being paid may stop it, everybody else is asked. */
export function ConsentSheet({ onClose }: { onClose: () => unknown }) {
  const me = useMe().data;
  const { terms, isBusy, say } = useSayConsent(onClose);
  const tags = consentTags(me);
  return (
    <Sheet id="consent-sheet" title="服务与隐私说明" onClose={onClose}>
      <Text className={styles.words} id="consent-news">
        {consentWords(me, terms)}
      </Text>
      <Purpose
        name="办理上报"
        words="使用照片、位置、微信身份标识和设备编号"
        tag={tags.reporting}
      />
      <Purpose
        name="接收奖励"
        words="使用微信账户收款；不同意则不计奖励，可随时开启"
        tag={tags.payment}
      />
      <View className={styles.link} {...press(goTo.terms)}>
        阅读《用户服务与隐私说明》全文
      </View>
      {me && isBeingPaid(me) ? (
        <StopPayment
          isOff={isBusy}
          onStop={() => say({ mayBePaid: false, isUnder14: me.isUnder14 })}
        />
      ) : (
        <Choices isAgreed={me?.consentAsked === null} {...{ isBusy, say }} />
      )}
    </Sheet>
  );
}

type Choosing = Pick<ReturnType<typeof useSayConsent>, 'isBusy' | 'say'> & { isAgreed: boolean };

/** Each consent by a tap of its own, and the age: reporting needs the first, being paid all of them. */
function Choices({ isAgreed, isBusy, say }: Choosing) {
  const [isUnder14, setUnder14] = useState<boolean | null>(null);
  const agree = (mayBePaid: boolean) =>
    mayBePaid && isUnder14 === null
      ? tell('请先选择是否年满 14 周岁')
      : say({ mayBePaid, isUnder14 });
  const words = isAgreed
    ? { all: '开启收款', report: '保存年龄声明' }
    : { all: '同意上报并接收奖励', report: isUnder14 ? '同意上报' : '仅同意上报' };
  return (
    <>
      <AgeChoice isUnder14={isUnder14} onChoose={setUnder14} />
      {isUnder14 ? null : (
        <Button id="agree-all" isOff={isBusy} onTap={() => agree(true)}>
          {words.all}
        </Button>
      )}
      {isUnder14 || !isAgreed ? (
        <Button
          id="agree-report"
          kind={isUnder14 ? 'primary' : 'plain'}
          isOff={isBusy}
          onTap={() => agree(false)}
        >
          {words.report}
        </Button>
      ) : null}
    </>
  );
}

type PurposeProps = { name: string; words: string; tag: { text: string; tone: Tone } };
function Purpose({ name, words, tag }: PurposeProps) {
  return (
    <View className={styles.purpose}>
      <View className={styles.purposeWords}>
        <Text className={styles.purposeTitle}>{name}</Text>
        <Text className={styles.words}>{words}</Text>
      </View>
      <Tag {...tag} />
    </View>
  );
}
