import { CallFailed, type MyPayout, type MyReward } from '@suishoupai/api/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api.ts';
import { confirmTransfer } from '../../../platform/confirm-transfer';
import { tell } from '../../../platform/notices.ts';
import { errorWords } from '../../../words/errors.ts';
import { nextPollMs, payoutView } from '../../../words/payout-words.ts';
import { dayAndTime } from '../../../words/time.ts';
import { claimIdOf, forgetClaim } from './claim-ids.ts';

const LOOK_EVERY_POLLS = 4;

/** One reward on its way into the person's hands: claim, watch, confirm, watch again. */
export function useClaim(reward: MyReward) {
  const client = useQueryClient();
  // A payout that came back leaves the reward, and stays here to say why.
  const [payoutId, setPayoutId] = useState(reward.payoutId ?? '');
  const [isBusy, setIsBusy] = useState(false);
  const [hasAsked, setHasAsked] = useState(false);
  const watchedSince = useRef(Date.now());
  const polls = useRef(0);
  const payout = useQuery({
    queryKey: ['payout', payoutId],
    queryFn: () => {
      polls.current += 1;
      // Now and then the server asks WeChat itself, whose message may be late.
      return polls.current % LOOK_EVERY_POLLS === 0
        ? api.refreshMyPayout({ params: { id: payoutId } })
        : api.getMyPayout({ params: { id: payoutId } });
    },
    enabled: payoutId !== '',
    refetchInterval: ({ state }) =>
      nextPollMs(state.data?.state, Date.now() - watchedSince.current, hasAsked),
  });
  useDidShow(() => {
    watchedSince.current = Date.now();
    if (payoutId) payout.refetch().catch(() => undefined);
  });
  const state = payout.data?.state;
  const isFinal = state !== undefined && payoutView(state).isFinal;
  useEffect(() => {
    if (!isFinal) return;
    forgetClaim(reward.id);
    for (const queryKey of [['wallet'], ['rewards'], ['cases'], ['case']])
      client.invalidateQueries({ queryKey }).catch(() => undefined);
  }, [isFinal, reward.id, client]);

  const watch = (seen: MyPayout) => {
    watchedSince.current = Date.now();
    client.setQueryData(['payout', seen.id], seen);
    setPayoutId(seen.id);
  };
  const look = async () => {
    const seen = await api.refreshMyPayout({ params: { id: payoutId } });
    watch(seen);
    return seen;
  };
  const confirm = async (confirmation: NonNullable<MyPayout['confirmation']>) => {
    const outcome = await confirmTransfer(confirmation);
    if (outcome === 'unsupported') return await tell('请更新微信，并在手机微信里打开本页确认收款');
    setHasAsked(true);
    const seen = await look();
    if (outcome === 'closed' && seen.state === 'wait_confirm') await tell(notConfirmed(seen));
  };
  const busily = async (work: () => Promise<unknown>) => {
    if (isBusy) return;
    setIsBusy(true);
    await work().catch((error) => {
      // Switched off on another phone: what is known of the person here is old.
      if (error instanceof CallFailed && error.code === 'payment_consent_required')
        client.invalidateQueries({ queryKey: ['me'] }).catch(() => undefined);
      return tell(errorWords(error));
    });
    setIsBusy(false);
  };
  return {
    payout,
    isStarted: payoutId !== '',
    isBusy,
    claim: () =>
      busily(async () => {
        setHasAsked(false);
        watch(await claimOnce(reward.id));
      }),
    confirm: (confirmation: NonNullable<MyPayout['confirmation']>) =>
      busily(() => confirm(confirmation)),
    refresh: () => busily(look),
  };
}

const notConfirmed = ({ confirmUntil }: MyPayout) =>
  `还没有确认收款${confirmUntil ? `，请在 ${dayAndTime(confirmUntil)} 前再点“确认收款”` : ''}`;

async function claimOnce(rewardId: string): Promise<MyPayout> {
  const seen = await claimAgain(rewardId);
  if (seen.state !== 'returned') return seen;
  // It came back while nobody looked: that claim is over, and this tap is another one.
  forgetClaim(rewardId);
  return claimAgain(rewardId);
}

async function claimAgain(rewardId: string): Promise<MyPayout> {
  const id = await claimIdOf(rewardId);
  try {
    return await api.claimReward({ body: { id, rewardId } });
  } catch (error) {
    // An id that can never succeed must not be tried for ever.
    if (error instanceof CallFailed && error.code === 'id_taken') forgetClaim(rewardId);
    throw error;
  }
}
