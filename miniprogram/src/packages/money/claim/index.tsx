import type { MyPayout, MyReward } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { ConsentSheet } from '../../../account/consent-sheet.tsx';
import { goTo } from '../../../navigate.ts';
import { askToSubscribe } from '../../../platform/subscribe';
import { useCity, useMe, useMyReward, useWallet } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Line } from '../../../ui/basics/line.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { Notice } from '../../../ui/states/notice.tsx';
import { yuan } from '../../../words/money.ts';
import { payoutView } from '../../../words/payout-words.ts';
import { mayClaim, rewardTag } from '../../../words/reward-words.ts';
import { dayAndTime } from '../../../words/time.ts';
import styles from './index.module.scss';
import { useClaim } from './use-claim.ts';

const STEPS = [
  '点“领取”，系统向微信支付提交付款',
  '点“确认收款”，在微信页面里确认',
  '微信把奖励转入您的零钱',
];

export default function ClaimPage() {
  const { rewardId = '' } = useRouter().params;
  const reward = useMyReward(rewardId);
  return (
    <Screen title="领取奖励">
      <Loaded query={reward} blocks={1}>
        {(found) =>
          found ? (
            <Claim reward={found} />
          ) : (
            <Notice
              icon="gift"
              title="没有找到这笔奖励"
              action={{ name: '查看我的奖励', onTap: goTo.wallet }}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Claim({ reward }: { reward: MyReward }) {
  const claim = useClaim(reward);
  const { payout, isStarted } = claim;
  return (
    <>
      {isStarted ? (
        <Loaded query={payout} blocks={1}>
          {(seen) => (
            <>
              <PayoutSum payout={seen} />
              <Buttons payout={seen} reward={reward} claim={claim} />
            </>
          )}
        </Loaded>
      ) : (
        <>
          <Sum
            amountFen={reward.amountFen}
            title={rewardTag(reward.standing).text}
            hint={reward.explanation}
          />
          {mayClaim(reward.standing) ? (
            <ClaimButton
              words={reward.standing === 'returned' ? '重新领取' : '领取'}
              claim={claim}
            />
          ) : (
            <BackButton />
          )}
        </>
      )}
      <Card>
        <Line label="奖励" value={reward.label} />
        <Line label="案件编号" value={reward.caseNo} />
        {reward.paidAt ? <Line label="到账时间" value={dayAndTime(reward.paidAt)} /> : null}
      </Card>
      {isStarted || mayClaim(reward.standing) ? <Steps reached={reachedOf(payout.data)} /> : null}
    </>
  );
}

function PayoutSum({ payout: { amountFen, state, explanation } }: { payout: MyPayout }) {
  const { title, hint } = payoutView(state);
  const isArrived = state === 'settled';
  return <Sum {...{ amountFen, title, isArrived }} hint={explanation || hint} />;
}

type SumProps = { amountFen: number; title: string; hint: string; isArrived?: boolean };
function Sum({ amountFen, title, hint, isArrived }: SumProps) {
  return (
    <View className={styles.sum}>
      <Text id="payout-amount" className={styles.amount}>
        ¥{yuan(amountFen)}
      </Text>
      <Text id="payout-state" className={`${styles.title} ${isArrived ? styles.arrived : ''}`}>
        {title}
      </Text>
      <Text className={styles.hint}>{hint}</Text>
    </View>
  );
}

type ButtonsProps = { payout: MyPayout; reward: MyReward; claim: ReturnType<typeof useClaim> };
function Buttons({ payout: { state, confirmation }, reward, claim }: ButtonsProps) {
  const { isBusy, confirm, refresh } = claim;
  if (state === 'settled') return <BackButton />;
  if (state === 'returned')
    return mayClaim(reward.standing) ? (
      <ClaimButton words="重新领取" claim={claim} />
    ) : (
      <BackButton />
    );
  return (
    <>
      {state === 'wait_confirm' && confirmation ? (
        <Button id="confirm-transfer" isOff={isBusy} onTap={() => confirm(confirmation)}>
          确认收款
        </Button>
      ) : null}
      <Button kind="plain" isOff={isBusy} onTap={refresh}>
        刷新状态
      </Button>
    </>
  );
}

const BackButton = () => <Button onTap={goTo.wallet}>返回奖励</Button>;

type ClaimProps = { words: string; claim: ReturnType<typeof useClaim> };
function ClaimButton({ words, claim: { isBusy, claim } }: ClaimProps) {
  const city = useCity();
  const me = useMe().data;
  const isPaused = useWallet().data?.arePayoutsPaused ?? false;
  const tapped = async () => {
    await askToSubscribe(city.data?.subscribeTemplates ?? []);
    await claim();
  };
  if (me && !me.mayBePaid) return <OpenPayment />;
  return (
    <Button id="claim" isOff={isBusy || isPaused} onTap={tapped}>
      {isPaused ? '发放暂停，恢复后即可领取' : isBusy ? '正在提交…' : words}
    </Button>
  );
}

/** Who switched receiving off opens it here, and claims then. */
function OpenPayment() {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button id="open-payment" onTap={() => setIsAsking(true)}>
        开启收款后领取
      </Button>
      {isAsking ? <ConsentSheet onClose={() => setIsAsking(false)} /> : null}
    </>
  );
}

function Steps({ reached }: { reached: number }) {
  return (
    <Card title="怎样到账">
      <View className={styles.steps}>
        {STEPS.map((words, index) => (
          <View key={words} className={`${styles.step} ${index < reached ? styles.reached : ''}`}>
            <View className={styles.dot} />
            {words}
          </View>
        ))}
      </View>
    </Card>
  );
}

/** How many of the three steps have begun. */
function reachedOf(payout: MyPayout | undefined): number {
  if (!payout || payout.state === 'returned') return 0;
  if (payout.state === 'settled' || payout.state === 'transferring') return 3;
  return payout.state === 'wait_confirm' ? 2 : 1;
}
