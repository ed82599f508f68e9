import { AUTO_RULE_KINDS, AUTO_RULE_STATES, type AutoRule } from '@suishoupai/api/contract';
import { App, Button, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { DataTable } from '../../ui/list/data-table.tsx';
import { FilterTabs } from '../../ui/list/filter-tabs.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import { Time } from '../../ui/time.tsx';
import { useUrlState } from '../../ui/use-url-state.ts';
import { PublishRuleDialog } from './publish-rule-dialog.tsx';
import { useAutoRules, useConfirmRule, useRuleRights } from './queries.ts';
import { STATE_COLORS, sayConditions, sayPeriod } from './rule-words.ts';
import { StopRuleDialog } from './stop-rule-dialog.tsx';

const address = z.object({
  only: z.enum(['current', 'all']).default('current').catch('current'),
  cursor: z.string().optional().catch(undefined),
});

type Deeds = { stop: (rule: AutoRule) => void; change: (rule: AutoRule) => void };

const columnsOf = (deeds: Deeds): TableProps<AutoRule>['columns'] => [
  {
    title: '规则',
    render: (_, rule) => (
      <>
        <strong>《{rule.name}》</strong>
        <div className="quiet">
          {AUTO_RULE_KINDS[rule.kind]} · 第 {rule.version} 版
        </div>
      </>
    ),
  },
  { title: '状态', render: (_, rule) => <RuleState rule={rule} /> },
  { title: '负责人', render: (_, rule) => rule.owner.name },
  {
    title: '类别与区域',
    render: (_, rule) => (
      <>
        <span className="number">{rule.categoryPrefix}</span> {rule.categoryName}
        <div className="quiet">{rule.areaName ?? '全市'}</div>
      </>
    ),
  },
  {
    title: '条件',
    render: (_, rule) => (
      <div style={{ width: 170, whiteSpace: 'normal' }}>{sayConditions(rule)}</div>
    ),
  },
  { title: '有效期', className: 'number', render: (_, rule) => sayPeriod(rule) },
  { title: '发布与确认', render: (_, rule) => <TwoPeople rule={rule} /> },
  {
    title: '已办',
    align: 'right',
    className: 'number',
    render: (_, rule) => `${rule.doneCount} 件`,
  },
  { title: '操作', render: (_, rule) => <RuleButtons rule={rule} deeds={deeds} /> },
];

export default function AutoRulesPage() {
  const [filters, setAddress] = useUrlState(address);
  const [draft, setDraft] = useState<{ from?: AutoRule } | null>(null);
  const [stopping, setStopping] = useState<AutoRule | null>(null);
  const rules = useAutoRules(filters);
  const { mayPublish } = useRuleRights();
  return (
    <ListPage
      filters={
        <>
          <FilterTabs
            label="是否有效"
            value={filters.only}
            onChange={(only) => setAddress({ only, cursor: undefined })}
            choices={[
              { key: 'current', name: '现行' },
              { key: 'all', name: '含已停用' },
            ]}
          />
          {mayPublish && (
            <Button type="primary" onClick={() => setDraft({})}>
              发布规则
            </Button>
          )}
          <span className="quiet">
            规则由一人发布、另一人确认后生效；每一步都以规则和负责人的名义记入案件
          </span>
        </>
      }
    >
      <DataTable
        label="自动办理规则"
        query={rules}
        rowKey={(rule) => `${rule.id}@${rule.version}`}
        columns={columnsOf({ stop: setStopping, change: (from) => setDraft({ from }) })}
        emptyText="没有自动办理规则，全部由人工立案和派遣"
      />
      {draft && <PublishRuleDialog from={draft.from} onClose={() => setDraft(null)} />}
      {stopping && <StopRuleDialog rule={stopping} onClose={() => setStopping(null)} />}
    </ListPage>
  );
}

function RuleState({ rule }: { rule: AutoRule }) {
  return (
    <>
      <Tag color={STATE_COLORS[rule.state]}>{AUTO_RULE_STATES[rule.state]}</Tag>
      {rule.stopped && (
        <div className={rule.stopped.by === null ? 'bad' : 'quiet'}>
          <div style={{ width: 160, whiteSpace: 'normal' }}>{rule.stopped.reason}</div>
        </div>
      )}
    </>
  );
}

function TwoPeople({ rule: { published, confirmed, state } }: { rule: AutoRule }) {
  return (
    <>
      {published.by.name} <Time at={published.at} />
      <div className="quiet">
        {confirmed && (
          <>
            {confirmed.by.name} <Time at={confirmed.at} />
          </>
        )}
        {!confirmed && state === 'waiting' && '等另一人确认'}
      </div>
    </>
  );
}

function RuleButtons({ rule, deeds }: { rule: AutoRule; deeds: Deeds }) {
  const { modal, message } = App.useApp();
  const { mayPublish, mayConfirm, mayStop } = useRuleRights();
  const confirm = useConfirmRule();
  if (rule.stopped)
    return mayPublish && <Deed name="重新发布" onPress={() => deeds.change(rule)} />;
  const ask = () =>
    modal.confirm({
      title: `确认《${rule.name}》第 ${rule.version} 版？`,
      content: `确认后系统将${AUTO_RULE_KINDS[rule.kind]}符合条件的案件，以 ${rule.owner.name} 负责的名义记入案件。`,
      okText: '确认生效',
      onOk: async () => {
        try {
          await confirm.mutateAsync(rule);
          void message.success(`《${rule.name}》已确认`);
        } catch (error) {
          void message.error((error as Error).message);
        }
      },
    });
  return (
    <>
      {rule.state === 'waiting' && mayConfirm(rule) && <Deed name="确认" onPress={ask} />}
      {mayPublish && <Deed name="改版" onPress={() => deeds.change(rule)} />}
      {mayStop && <Deed name="停用" isDanger onPress={() => deeds.stop(rule)} />}
    </>
  );
}

const Deed = (props: { name: string; isDanger?: boolean; onPress: () => void }) => (
  <Button
    type="link"
    size="small"
    danger={props.isDanger}
    style={{ padding: '0 6px 0 0' }}
    onClick={props.onPress}
  >
    {props.name}
  </Button>
);
