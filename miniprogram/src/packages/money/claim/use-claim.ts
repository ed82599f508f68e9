import { CallFailed, type MyPayout } from '@suishoupai/api/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api.ts';
import { confirmTransfer } from '../../../platform/confirm-transfer';
import { tell } from '../../../platform/notices.ts';
import { errorWords } from '../../../words/errors.ts';
import { nextPollMs, payoutView } from '../../../words/payout-words.ts';
import { claimIdOf, forgetClaim } from './claim-ids.ts';

const LOOK_EVERY_POLLS = 4;

/** One reward on its way into the person's hands: claim, watch, confirm, watch again. */
export function useClaim(rewardId: string, knownPayoutId: string) {
  const client = useQueryClient();
  const [payoutId, setPayoutId] = useState(knownPayoutId);
  const [isBusy, setIsBusy] = useState(false);
  const [hasConfirmed, setHasConfirmed] = useState(false);
  const watchedSince = useRef(Date.now());
  const polls = useRef(0);
  const payout = useQuery({
    queryKey: ['payout', payoutId],
    queryFn: () => {
      polls.current += 1;
      // After the tap the server now and then looks at WeChat itself, in case WeChat's message is late.
      return hasConfirmed && polls.current % LOOK_EVERY_POLLS === 0
        ? api.refreshMyPayout({ params: { id: payoutId } })
        : api.getMyPayout({ params: { id: payoutId } });
    },
    enabled: payoutId !== '',
    refetchInterval: ({ state }) =>
      nextPollMs(state.data?.state, Date.now() - watchedSince.current, hasConfirmed),
  });
  const state = payout.data?.state;
  const isFinal = state !== undefined && payoutView(state).isFinal;
  useEffect(() => {
    if (!isFinal) return;
    forgetClaim(rewardId);
    for (const queryKey of [['wallet'], ['rewards'], ['cases'], ['case']])
      client.invalidateQueries({ queryKey }).catch(() => undefined);
  }, [isFinal, rewardId, client]);

  const watch = (seen: MyPayout) => {
    watchedSince.current = Date.now();
    client.setQueryData(['payout', seen.id], seen);
    setPayoutId(seen.id);
  };
  const busily = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setIsBusy(true);
    await work().catch((error) => tell(errorWords(error)));
    setIsBusy(false);
  };
  return {
    payout,
    isBusy,
    claim: () =>
      busily(async () => {
        setHasConfirmed(false);
        watch(await claimOnce(rewardId));
      }),
    confirm: (confirmation: NonNullable<MyPayout['confirmation']>) =>
      busily(async () => {
        const outcome = await confirmTransfer(confirmation);
        if (outcome === 'unsupported')
          return await tell('请更新微信，并在手机微信里打开本页确认收款');
        setHasConfirmed(outcome === 'shown');
        watch(await api.refreshMyPayout({ params: { id: payoutId } }));
      }),
    refresh: () =>
      busily(async () => watch(await api.refreshMyPayout({ params: { id: payoutId } }))),
  };
}

async function claimOnce(rewardId: string): Promise<MyPayout> {
  const id = await claimIdOf(rewardId);
  try {
    return await api.claimReward({ body: { id, rewardId } });
  } catch (error) {
    // An id that can never succeed must not be tried for ever.
    if (error instanceof CallFailed && error.code === 'id_taken') forgetClaim(rewardId);
    throw error;
  }
}
