import type { Citizen } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { goTo } from '../../../navigate.ts';
import { useMe, useMyCase } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { payeeTrouble } from '../../../words/reward-words.ts';
import styles from './index.module.scss';

export default function SentPage() {
  const { id = '' } = useRouter().params;
  const reported = useMyCase(id);
  const me = useMe();
  return (
    <Screen title="上报成功">
      <Loaded query={reported} blocks={1}>
        {({ caseNo }) => (
          <View className={styles.done}>
            <View className={styles.ring}>
              <Icon name="check-green" className={styles.tick} />
            </View>
            <Text className={styles.title}>上报成功</Text>
            <Text className={styles.number} id="case-no">
              案件编号 {caseNo}
            </Text>
          </View>
        )}
      </Loaded>
      <Card title="接下来">
        <View className={styles.step}>1. 工作人员受理并核实，受理前您可以撤回。</View>
        <View className={styles.step}>2. 立案后派给责任单位，您能看到处置期限。</View>
        <View className={styles.step}>3. 每一步进展都可在“我的上报”里查看。</View>
        <View className={styles.step}>4. {rewardStep(me.data)}</View>
      </Card>
      <Button id="open-case" onTap={() => goTo.case(id)}>
        查看进展
      </Button>
      <Button id="go-home" kind="plain" onTap={goTo.home}>
        返回首页
      </Button>
    </Screen>
  );
}

const rewardStep = (me: Citizen | undefined): string =>
  `${payeeTrouble(me) || '立案后奖励自动记入“奖励”，由您领取'}。`;
