import type { WatchState } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';

type ReviewQuery = { only: 'open' | 'all'; cursor?: string };

export const useReviews = (query: ReviewQuery) =>
  useQuery({
    queryKey: ['reward-reviews', query],
    queryFn: () => api.listRewardReviews({ query }),
    placeholderData: keepPreviousData,
  });

export const useReview = (id: string) =>
  useQuery({
    queryKey: ['reward-review', id],
    queryFn: () => api.getRewardReview({ params: { id } }),
  });

export const useHolds = (id: string) =>
  useQuery({
    queryKey: ['reward-holds', id],
    queryFn: () => api.listRewardHolds({ params: { id } }),
  });

/** Lets the reward go, or asks for (and, as the second person, makes) its refusal. */
export function useDecideHold(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (told: {
      isReleased: boolean;
      words: string;
    }): Promise<{ state: 'released' | 'asked' | 'denied' }> =>
      told.isReleased
        ? api.releaseReward({ params: { id }, body: { note: told.words } })
        : api.denyReward({ params: { id }, body: { reason: told.words } }),
    onSettled: () => {
      for (const key of ['reward-reviews', 'reward-review', 'reward-holds', 'rewards'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const useWatch = (query: { state?: WatchState; cursor?: string }) =>
  useQuery({
    queryKey: ['watch-list', query],
    queryFn: () => api.listWatch({ query }),
    placeholderData: keepPreviousData,
  });

export function useProposeWatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { id: string; rewardId: string; reason: string; days: number }) =>
      api.proposeWatch({ body }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['watch-list'] }),
  });
}

export type WatchStep = 'confirm' | 'refuse' | 'end' | 'uphold' | 'reject';

export function useWatchStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, note }: { step: WatchStep; note: string }) => {
      const params = { id };
      if (step === 'end') return api.endWatch({ params, body: { note } });
      if (step === 'confirm' || step === 'refuse')
        return api.decideWatch({ params, body: { isConfirmed: step === 'confirm', note } });
      return api.decideWatchAppeal({ params, body: { isUpheld: step === 'uphold', note } });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['watch-list'] }),
  });
}

export const usePictureCopies = (caseId: string, when: boolean) =>
  useQuery({
    queryKey: ['picture-copies', caseId],
    queryFn: () => api.listPictureCopies({ params: { id: caseId } }),
    enabled: when,
  });

export const usePhotoMarks = () =>
  useQuery({ queryKey: ['photo-marks'], queryFn: () => api.getPhotoMarks() });

export type LookFilter = 'mine' | 'open' | 'wrong' | 'all';

export const useSecondLooks = (query: { only: LookFilter; cursor?: string }) =>
  useQuery({
    queryKey: ['second-looks', query],
    queryFn: () => api.listSecondLooks({ query }),
    placeholderData: keepPreviousData,
  });

export function useAnswerLook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { verdict: 'right' | 'wrong'; note: string }) =>
      api.answerSecondLook({ params: { id }, body }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['second-looks'] }),
  });
}
