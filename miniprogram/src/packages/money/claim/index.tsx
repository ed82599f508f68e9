import type { MyPayout } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { goTo } from '../../../navigate.ts';
import { askToSubscribe } from '../../../platform/subscribe';
import { useCity } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { yuan } from '../../../words/money.ts';
import { payoutView } from '../../../words/payout-words.ts';
import styles from './index.module.scss';
import { useClaim } from './use-claim.ts';

const STEPS = [
  '点“领取”，系统向微信支付提交付款',
  '点“确认收款”，在微信页面里确认',
  '微信把奖励转入您的零钱',
];

export default function ClaimPage() {
  const { rewardId = '', payoutId = '', amountFen = '0' } = useRouter().params;
  const claim = useClaim(rewardId, payoutId);
  const { payout, isBusy } = claim;
  const isStarted = payout.data !== undefined || payout.isFetching || payout.isError;
  return (
    <Screen title="领取奖励">
      {isStarted ? (
        <Loaded query={payout} blocks={1}>
          {(seen) => <Sum amountFen={seen.amountFen} payout={seen} />}
        </Loaded>
      ) : (
        <Sum amountFen={Number(amountFen)} />
      )}
      {isStarted ? (
        payout.data ? (
          <Buttons payout={payout.data} claim={claim} />
        ) : null
      ) : (
        <ClaimButton words="领取" isBusy={isBusy} claim={claim.claim} />
      )}
      <Card title="怎样到账">
        <View className={styles.steps}>
          {STEPS.map((words, index) => (
            <View
              key={words}
              className={`${styles.step} ${index < reachedOf(payout.data) ? styles.reached : ''}`}
            >
              <View className={styles.dot} />
              {words}
            </View>
          ))}
        </View>
      </Card>
    </Screen>
  );
}

function Sum({ amountFen, payout }: { amountFen: number; payout?: MyPayout }) {
  const view = payout && payoutView(payout.state);
  const isArrived = payout?.state === 'settled';
  return (
    <View className={styles.sum}>
      <Text className={styles.amount}>¥{yuan(amountFen)}</Text>
      <Text id="payout-state" className={`${styles.title} ${isArrived ? styles.arrived : ''}`}>
        {view?.title ?? '待领取'}
      </Text>
      <Text className={styles.hint}>
        {payout?.explanation || view?.hint || '奖励将转入您的微信零钱'}
      </Text>
    </View>
  );
}

type ButtonsProps = { payout: MyPayout; claim: ReturnType<typeof useClaim> };
function Buttons({ payout: { state, confirmation }, claim }: ButtonsProps) {
  const { isBusy, confirm, refresh } = claim;
  if (state === 'returned')
    return <ClaimButton words="重新领取" isBusy={isBusy} claim={claim.claim} />;
  if (state === 'settled') return <Button onTap={goTo.wallet}>返回奖励</Button>;
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

type ClaimProps = { words: string; isBusy: boolean; claim: () => Promise<void> };
function ClaimButton({ words, isBusy, claim }: ClaimProps) {
  const city = useCity();
  const tapped = async () => {
    await askToSubscribe(city.data?.subscribeTemplates ?? []);
    await claim();
  };
  return (
    <Button id="claim" isOff={isBusy} onTap={tapped}>
      {isBusy ? '正在提交…' : words}
    </Button>
  );
}

/** How many of the three steps have begun. */
function reachedOf(payout: MyPayout | undefined): number {
  if (!payout || payout.state === 'returned') return 0;
  if (payout.state === 'settled' || payout.state === 'transferring') return 3;
  return payout.state === 'wait_confirm' ? 2 : 1;
}
