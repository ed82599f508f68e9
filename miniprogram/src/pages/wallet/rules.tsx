import { View } from '@tarojs/components';
import { useRewardRules } from '../../queries.ts';
import { Card } from '../../ui/basics/card.tsx';
import styles from './index.module.scss';

/** True whatever the programme says. */
const ALWAYS = [
  '少数奖励先审核后发放：显示“待审核”，通过后即可领取，领取期限相应顺延。',
  '领取时要在微信页面里点“确认收款”；24 小时内没有确认的，钱退回这里，可重新领取。',
  '案件作废的，奖励同时冲回。',
];

/** The rules in force, as the city published them, and what holds under all of them. */
export function Rules() {
  const programmes = useRewardRules().data ?? [];
  return (
    <>
      {programmes.map(({ name, startsOn, endsOn, terms, lines }, index) => (
        <Card key={name} id={`rules-${index}`} title={name}>
          <View className={styles.fact}>
            {startsOn} 至 {endsOn}
          </View>
          {[...lines, terms].filter(Boolean).map((rule) => (
            <View key={rule} className={styles.rule}>
              {rule}
            </View>
          ))}
        </Card>
      ))}
      <Card title="奖励说明">
        {ALWAYS.map((rule) => (
          <View key={rule} className={styles.rule}>
            {rule}
          </View>
        ))}
      </Card>
    </>
  );
}
