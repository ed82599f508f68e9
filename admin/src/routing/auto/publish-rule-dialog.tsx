import type { AutoRule } from '@suishoupai/api/contract';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { newId } from '../../new-id.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { usePublishRule } from './queries.ts';
import { type RuleDraft, RuleFields } from './rule-fields.tsx';

const EMPTY: RuleDraft = {
  kind: 'register',
  name: '',
  areaId: null,
  reporter: 'anyone',
  takesDangerous: false,
  maxRewardFen: null,
};

function draftOf(rule: AutoRule): RuleDraft {
  const { kind, name, ownerId, categoryPrefix, areaId, reporter, takesDangerous } = rule;
  const { maxRewardFen, validFrom, validTo } = rule;
  const terms = { kind, name, ownerId, categoryPrefix, areaId, reporter, takesDangerous };
  return { ...terms, maxRewardFen, validFrom, validTo: validTo ?? undefined };
}

/** A new rule, or the next version of one: what is published is never edited. */
export function PublishRuleDialog(props: { from?: AutoRule | undefined; onClose: () => void }) {
  const { from, onClose } = props;
  const { message } = App.useApp();
  // One id for one dialog: pressing twice is one rule.
  const [id] = useState(() => from?.id ?? newId());
  const [draft, setDraft] = useState<RuleDraft>(() => (from ? draftOf(from) : EMPTY));
  const publish = usePublishRule();
  const { ownerId, categoryPrefix, validFrom, validTo } = draft;
  const isReady =
    draft.name.trim().length >= 2 &&
    ownerId !== undefined &&
    categoryPrefix !== undefined &&
    validFrom !== undefined;
  const submit = () =>
    isReady &&
    publish.mutate(
      { ...draft, id, ownerId, categoryPrefix, validFrom, validTo: validTo ?? null },
      {
        onSuccess: (rule) => {
          void message.success(`《${rule.name}》第 ${rule.version} 版已发布，等另一人确认`);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={from ? `《${from.name}》的下一版` : '发布自动办理规则'}
      onCancel={onClose}
      onOk={submit}
      okText="发布"
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={publish.isPending}
    >
      <RuleFields
        draft={draft}
        isKindFixed={from !== undefined}
        change={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {publish.error && <ErrorBlock error={publish.error} />}
    </Modal>
  );
}
