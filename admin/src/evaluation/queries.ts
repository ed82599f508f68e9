import {
  EVALUATION_STAFF,
  evaluationRoutes,
  type FigureId,
  type SubjectKind,
} from '@suishoupai/api/contract';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { useMe } from '../accounts/queries.ts';
import { api } from '../api.ts';

/** What is looked at: a stretch of days, and the scheme it is measured by. */
export type Range = {
  fromDay: string;
  toDay: string;
  schemeId: string;
  schemeVersion?: number | undefined;
};

const KEY = 'evaluation';

export const useEvaluation = (query: Range & { by: SubjectKind; cursor?: string | undefined }) =>
  useQuery({
    queryKey: [KEY, 'rows', query],
    queryFn: () => api.getEvaluation({ query: { ...query, limit: 100 } }),
    placeholderData: keepPreviousData,
  });

export const useSchemes = () =>
  useQuery({
    queryKey: [KEY, 'schemes'],
    queryFn: () => api.listSchemes({ query: { limit: 100 } }),
    staleTime: 600_000,
  });

export type AskedFigure = {
  by: SubjectKind;
  subjectId: string;
  subjectName: string;
  figure: FigureId;
};

export const useFigureCases = (
  range: Range,
  asked: AskedFigure,
  part: 'numerator' | 'denominator',
  cursor?: string,
) =>
  useQuery({
    queryKey: [KEY, 'cases', range, asked, part, cursor],
    queryFn: () => {
      const { by, subjectId, figure } = asked;
      return api.listEvaluationCases({ query: { ...range, by, subjectId, figure, part, cursor } });
    },
    placeholderData: keepPreviousData,
  });

export const useAdjustments = (periodId: string) =>
  useQuery({
    queryKey: [KEY, 'adjustments', periodId],
    queryFn: () => api.listAdjustments({ params: { id: periodId }, query: { limit: 100 } }),
  });

/** After any write, everything shown of evaluation is asked for again. */
function useEvaluationWrite<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => void client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export const useFreeze = () => useEvaluationWrite((body: Range) => api.freezeEvaluation({ body }));

type ProposalBody = z.input<typeof evaluationRoutes.proposeAdjustment.body>;
export const usePropose = (periodId: string) =>
  useEvaluationWrite((body: ProposalBody) =>
    api.proposeAdjustment({ params: { id: periodId }, body }),
  );

export const useDecide = () =>
  useEvaluationWrite((decision: { id: string; isConfirmed: boolean }) =>
    api.decideAdjustment({
      params: { id: decision.id },
      body: { isConfirmed: decision.isConfirmed },
    }),
  );

export const usePublishScheme = () =>
  useEvaluationWrite((body: z.input<typeof evaluationRoutes.publishScheme.body>) =>
    api.publishScheme({ body }),
  );

export const usePeriods = () =>
  useInfiniteQuery({
    queryKey: [KEY, 'periods'],
    queryFn: ({ pageParam }) => api.listEvaluationPeriods({ query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The browser downloads it while the server still writes. */
export const bulletinLink = (query: Range & { by: SubjectKind }): string =>
  `/api/evaluations/bulletin?${new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )}`;

/** What this person may do here, by the audiences of the routes. */
export function useEvaluationRights() {
  const roles: readonly string[] = useMe().data?.roles ?? [];
  const may = (audience: readonly string[]) => roles.some((role) => audience.includes(role));
  return {
    seesAll: may(EVALUATION_STAFF),
    mayFreeze: may(evaluationRoutes.freezeEvaluation.audience),
    mayPublish: may(evaluationRoutes.publishScheme.audience),
    mayPropose: may(evaluationRoutes.proposeAdjustment.audience),
  };
}
