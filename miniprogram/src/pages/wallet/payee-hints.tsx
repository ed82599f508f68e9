import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ConsentHint } from '../../account/consent-hint.tsx';
import { ConsentSheet } from '../../account/consent-sheet.tsx';
import { BindPhone } from '../../account/phone-line.tsx';
import { useMe, useRewardRules } from '../../queries.ts';
import { Button } from '../../ui/basics/button.tsx';
import { Card } from '../../ui/basics/card.tsx';
import styles from './index.module.scss';

/** What the person can do now, so that the next report earns. */
export function PayeeHints() {
  return (
    <>
      <ConsentHint />
      <PaymentConsent />
      <PhoneHint />
    </>
  );
}

function PaymentConsent() {
  const me = useMe().data;
  const [isAsking, setIsAsking] = useState(false);
  // Newer terms are asked about first, and that asks the same.
  if (!me || me.consentAsked === 'again' || (me.mayBePaid && !me.isUnder14)) return null;
  return (
    <Card id="payment-consent" title={me.isUnder14 ? '未满 14 周岁不计奖励' : '尚未开启收款'}>
      <View className={styles.stack}>
        <Text className={styles.words}>
          {me.isUnder14
            ? '您声明未满 14 周岁，上报照常办理，但不计奖励。年满后可重新声明，之后的上报开始计奖励。'
            : '未同意使用微信账户收款时，上报照常办理，但不计奖励。立案前开启的，也计奖励；已记的奖励开启后再领取。'}
        </Text>
        <Button id="start-payment" kind="plain" onTap={() => setIsAsking(true)}>
          {me.isUnder14 ? '重新声明' : '开启收款'}
        </Button>
      </View>
      {isAsking ? <ConsentSheet onClose={() => setIsAsking(false)} /> : null}
    </Card>
  );
}

function PhoneHint() {
  const me = useMe().data;
  const isNeeded = useRewardRules().data?.some((rules) => rules.needsPhone);
  if (!isNeeded || !me?.mayBePaid || me.phone !== null) return null;
  return (
    <Card id="phone-hint" title="请绑定手机号" extra={<BindPhone />}>
      <Text className={styles.words}>
        现行奖励规则要求绑定手机号。绑定之前上报照常办理，但可能不计奖励。
      </Text>
    </Card>
  );
}
