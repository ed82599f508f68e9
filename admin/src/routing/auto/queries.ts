import { type AutoRule, type AutoRuleKind, autoRuleRoutes } from '@suishoupai/api/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useMe } from '../../accounts/queries.ts';
import { api } from '../../api.ts';

const KEY = ['auto-rules'];

export const useAutoRules = (query: z.input<typeof autoRuleRoutes.listAutoRules.query>) =>
  useQuery({
    queryKey: [...KEY, query],
    queryFn: () => api.listAutoRules({ query }),
    placeholderData: keepPreviousData,
  });

export const useRuleOwners = (kind: AutoRuleKind) =>
  useQuery({
    queryKey: ['auto-rule-owners', kind],
    queryFn: () => api.listAutoRuleOwners({ query: { kind } }),
  });

/** What this person may do with rules, as the routes declare it. */
export function useRuleRights() {
  const me = useMe().data;
  const isAmong = (audience: readonly string[]) =>
    me?.roles.some((role) => audience.includes(role)) ?? false;
  return {
    mayPublish: isAmong(autoRuleRoutes.publishAutoRule.audience),
    mayConfirm: (rule: AutoRule) =>
      isAmong(autoRuleRoutes.confirmAutoRule.audience) && rule.published.by.id !== me?.id,
    mayStop: isAmong(autoRuleRoutes.stopAutoRule.audience),
  };
}

function useRuleChange<Order>(mutationFn: (order: Order) => Promise<AutoRule>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => void client.invalidateQueries({ queryKey: KEY }),
  });
}

export const usePublishRule = () =>
  useRuleChange((body: z.input<typeof autoRuleRoutes.publishAutoRule.body>) =>
    api.publishAutoRule({ body }),
  );

export const useConfirmRule = () =>
  useRuleChange(({ id, version }: AutoRule) =>
    api.confirmAutoRule({ params: { id }, body: { version } }),
  );

export const useStopRule = () =>
  useRuleChange((order: { rule: AutoRule; reason: string }) =>
    api.stopAutoRule({
      params: { id: order.rule.id },
      body: { version: order.rule.version, reason: order.reason },
    }),
  );
