import { Text, View } from '@tarojs/components';
import { type RewardRules, useRewardRules } from '../../../queries.ts';
import { Card } from '../../../ui/basics/card.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { Notice } from '../../../ui/states/notice.tsx';
import { groupKinds } from '../../../words/rule-words.ts';
import styles from './index.module.scss';

/** True whatever the programme says. */
const ALWAYS = [
  '在“奖励”里点“领取”，再在微信页面里点“确认收款”，钱随即转入微信零钱。',
  '领取后 24 小时内没有确认收款的，钱退回“奖励”，可重新领取。',
  '少数奖励先审核后发放：显示“待审核”，通过后即可领取，领取期限相应顺延。',
  '案件后来被作废的，未领取的奖励收回；已到账的由工作人员联系处理。',
];

/** What the city published, kind by kind, and what holds under all programmes. */
export default function RulesPage() {
  return (
    <Screen title="奖励规则">
      <Loaded query={useRewardRules()} blocks={3}>
        {(programmes) =>
          programmes.length === 0 ? (
            <Notice icon="gift" title="目前没有奖励活动" hint="上报照常办理，不计奖励" />
          ) : (
            programmes.map((one, index) => (
              <Programme key={one.name} id={`rules-${index}`} programme={one} />
            ))
          )
        }
      </Loaded>
      <Lines title="怎样领取" lines={ALWAYS} />
    </Screen>
  );
}

function Programme({ id, programme }: { id: string; programme: RewardRules }) {
  const { name, startsOn, endsOn, terms, kinds, sections } = programme;
  return (
    <>
      <Card id={id} title={name}>
        <View className={styles.fact}>
          {startsOn} 至 {endsOn}
        </View>
        {terms ? <View className={styles.rule}>{terms}</View> : null}
      </Card>
      <Card id={`${id}-kinds`} title="每类问题每件奖多少">
        {groupKinds(kinds).map(({ labels, prizes }) => (
          <View key={labels[0]} className={styles.kind}>
            <View className={styles.labels}>{labels.join('、')}</View>
            <View className={styles.prizes}>
              {prizes.length === 0 ? <Text className={styles.nothing}>不计奖励</Text> : null}
              {prizes.map(({ worth, when }) => (
                <View key={worth + when}>
                  <View className={styles.worth}>{worth}</View>
                  {when ? <View className={styles.fact}>{when}</View> : null}
                </View>
              ))}
            </View>
          </View>
        ))}
      </Card>
      {sections.map(({ title, lines }) => (
        <Lines key={title} {...{ title, lines }} />
      ))}
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Card title={title}>
      {lines.map((line) => (
        <View key={line} className={styles.rule}>
          {line}
        </View>
      ))}
    </Card>
  );
}
