import {
  EVALUATION_STAFF,
  evaluationRoutes,
  type FigureId,
  type SubjectKind,
} from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

export const useBulletin = () =>
  useMutation({
    mutationFn: (query: Range & { by: SubjectKind }) => api.exportBulletin({ query }),
    onSuccess: ({ fileName, content }) => saveFile(fileName, content),
  });

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function saveFile(fileName: string, content: string): void {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: SHEET_TYPE }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What this person may do here, by the audiences of the routes. */
export function useEvaluationRights() {
  const roles: readonly string[] = useMe().data?.roles ?? [];
  const may = (audience: readonly string[]) => roles.some((role) => audience.includes(role));
  return {
    seesAll: may(EVALUATION_STAFF),
    mayFreeze: may(evaluationRoutes.freezeEvaluation.audience),
    mayPropose: may(evaluationRoutes.proposeAdjustment.audience),
  };
}
