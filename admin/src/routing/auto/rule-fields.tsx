import {
  AUTO_RULE_KINDS,
  AUTO_RULE_REPORTERS,
  type AutoRule,
  type AutoRuleKind,
} from '@suishoupai/api/contract';
import { Checkbox, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { DayField } from '../../ui/day-field.tsx';
import { Row, ScopeFields } from '../scope-fields.tsx';
import { useRuleOwners } from './queries.ts';

export type RuleDraft = Pick<
  AutoRule,
  'kind' | 'name' | 'areaId' | 'reporter' | 'takesDangerous' | 'maxRewardFen'
> & {
  ownerId?: string;
  categoryPrefix?: string;
  validFrom?: string;
  validTo?: string;
};

type Props = {
  draft: RuleDraft;
  isKindFixed: boolean;
  change: (part: Partial<RuleDraft>) => void;
};

const choices = <Key extends string>(words: Record<Key, string>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as Key, label }));

export function RuleFields({ draft, isKindFixed, change }: Props) {
  const owners = useRuleOwners(draft.kind);
  return (
    <Form layout="vertical" component="div">
      <Row label="系统做什么">
        <Segmented
          aria-label="系统做什么"
          disabled={isKindFixed}
          value={draft.kind}
          onChange={(kind: AutoRuleKind) => change({ kind, ownerId: undefined })}
          options={choices(AUTO_RULE_KINDS)}
        />
      </Row>
      <Row label="规则名称">
        <Input
          aria-label="规则名称"
          maxLength={16}
          showCount
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Row>
      <Row label="负责人">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="负责人"
          placeholder="对规则办理的每一步负责"
          loading={owners.isFetching}
          value={draft.ownerId}
          onChange={(ownerId) => change({ ownerId })}
          options={owners.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
          notFoundContent="没有合适的在岗人员"
        />
      </Row>
      <ScopeFields scope={draft} change={change} />
      <Conditions draft={draft} change={change} />
      <Row label="有效期（最后一天可不填）">
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          <DayField
            label="开始日期"
            value={draft.validFrom}
            onChange={(validFrom) => change({ validFrom })}
          />
          <DayField
            label="最后一天"
            min={draft.validFrom}
            value={draft.validTo}
            onChange={(validTo) => change({ validTo })}
          />
        </div>
      </Row>
    </Form>
  );
}

type PartProps = Omit<Props, 'isKindFixed'>;

function Conditions({ draft, change }: PartProps) {
  const { maxRewardFen } = draft;
  return (
    <>
      <Row label="上报人">
        <Segmented
          aria-label="上报人"
          value={draft.reporter}
          onChange={(reporter) => change({ reporter })}
          options={choices(AUTO_RULE_REPORTERS)}
        />
      </Row>
      {draft.kind === 'register' && (
        <Row label="奖励上限（元，可不填）">
          <InputNumber
            aria-label="奖励上限"
            min={0}
            max={1000}
            precision={2}
            value={maxRewardFen === null ? null : maxRewardFen / 100}
            onChange={(yuan) =>
              change({ maxRewardFen: yuan === null ? null : Math.round(yuan * 100) })
            }
          />
        </Row>
      )}
      <Row>
        <Checkbox
          checked={draft.takesDangerous}
          onChange={(event) => change({ takesDangerous: event.target.checked })}
        >
          也办理危险类问题
        </Checkbox>
      </Row>
    </>
  );
}
