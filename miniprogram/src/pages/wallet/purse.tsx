import type { Wallet } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { goTo } from '../../navigate.ts';
import { Card } from '../../ui/basics/card.tsx';
import { Icon } from '../../ui/basics/icon.tsx';
import { idOf } from '../../ui/basics/id-of.ts';
import { Line } from '../../ui/basics/line.tsx';
import { press } from '../../ui/basics/press.ts';
import { yuan } from '../../words/money.ts';
import { claimableFen, confirmWords, partsOf } from '../../words/wallet-words.ts';
import styles from './index.module.scss';

/** What may be claimed now, and what became of everything that was ever booked: the parts add up to the whole. */
export function Purse({ sums }: { sums: Wallet }) {
  return (
    <>
      <View className={styles.purse}>
        <Text className={styles.label}>可领取（元）</Text>
        <Text className={styles.balance} id="balance">
          {yuan(claimableFen(sums))}
        </Text>
        <View className={styles.sums}>
          {sums.heldFen > 0 ? <Sum id="held" label="待审核" value={yuan(sums.heldFen)} /> : null}
          <Sum label="处理中" value={yuan(sums.inPayoutFen)} />
          <Sum id="paid" label="已到账" value={yuan(sums.paidFen)} />
          {sums.points > 0 ? <Sum id="points" label="积分" value={String(sums.points)} /> : null}
        </View>
        {sums.toConfirmFen > 0 ? <ToConfirm sums={sums} /> : null}
      </View>
      {sums.earnedFen > 0 ? <Parts sums={sums} /> : null}
    </>
  );
}

/** A tap leads to the one whose hour ends first. */
function ToConfirm({ sums }: { sums: Wallet }) {
  const { confirmRewardId, toConfirmFen } = sums;
  const open = () => (confirmRewardId ? goTo.claim(confirmRewardId) : undefined);
  return (
    <View id="to-confirm" className={styles.toConfirm} {...press(open, '去确认收款')}>
      <View className={styles.head}>
        <View className={styles.sumValue}>待您确认 ¥{yuan(toConfirmFen)}</View>
        <Icon name="chevron" className={styles.chevron} />
      </View>
      <View className={styles.label}>{confirmWords(sums)}</View>
    </View>
  );
}

function Sum({ id, label, value }: { id?: string; label: string; value: string }) {
  return (
    <View className={styles.sum}>
      <Text className={styles.label}>{label}</Text>
      <Text className={styles.sumValue} {...idOf(id)}>
        {value}
      </Text>
    </View>
  );
}

/** Folded until asked for: what can be claimed comes first. */
function Parts({ sums }: { sums: Wallet }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card isList>
      <Line
        id="earned"
        label="累计计奖"
        value={`¥${yuan(sums.earnedFen)}`}
        isOpen={isOpen}
        onTap={() => setIsOpen(!isOpen)}
      />
      {isOpen
        ? partsOf(sums).map(({ key, name, amountFen }) => (
            <Line key={key} id={`part-${key}`} label={name} value={`¥${yuan(amountFen)}`} />
          ))
        : null}
    </Card>
  );
}
