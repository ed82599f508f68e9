import type { Scheme } from '@suishoupai/api/contract';
import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { usePublishScheme } from '../queries.ts';
import { GradesField, RulesFields } from './rules-fields.tsx';
import { findFault } from './scheme-draft.ts';
import { FormulaText } from './scheme-text.tsx';
import styles from './schemes.module.css';
import { WeightsField } from './weights-field.tsx';

type Draft = Omit<Scheme, 'version'>;

/** A new version, begun from one that exists: what is published is never changed. */
export function SchemeDrawer(props: { from: Scheme | null; isNew: boolean; onClose: () => void }) {
  const { from, isNew, onClose } = props;
  return (
    <Drawer
      open={from !== null}
      onClose={onClose}
      title={isNew ? '新方案' : `${from?.name ?? ''} · 新版本`}
      size={640}
      destroyOnHidden
    >
      {from && <SchemeForm from={from} isNew={isNew} onDone={onClose} />}
    </Drawer>
  );
}

function SchemeForm(props: { from: Scheme; isNew: boolean; onDone: () => void }) {
  const { from, isNew, onDone } = props;
  const { id, name, definition } = from;
  const [draft, setDraft] = useState<Draft>(() =>
    isNew ? { id: '', name: '', definition } : { id, name, definition },
  );
  const { modal, message } = App.useApp();
  const publish = usePublishScheme();
  const fault = findFault(draft);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const setDefinition = (changed: Draft['definition']) => set({ definition: changed });
  const ask = () =>
    modal.confirm({
      title: '发布这个版本？',
      content: '发布后不能修改，只能再发新版本。发布人不能用它冻结评价，由考评员或中心领导冻结。',
      okText: '发布',
      onOk: async () => {
        const published = await publish.mutateAsync(draft);
        void message.success(`已发布 ${published.name} v${published.version}`);
        onDone();
      },
    });
  return (
    <div className={styles.form}>
      {isNew && (
        <div className={styles.field}>
          方案编号
          <Input
            aria-label="方案编号"
            maxLength={40}
            value={draft.id}
            onChange={(event) => set({ id: event.target.value.trim() })}
          />
        </div>
      )}
      <div className={styles.field}>
        方案名称
        <Input
          aria-label="方案名称"
          maxLength={40}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </div>
      {draft.definition.method.kind === 'weights' ? (
        <WeightsField definition={draft.definition} onChange={setDefinition} />
      ) : (
        <FormulaText groups={draft.definition.method.groups} />
      )}
      <RulesFields definition={draft.definition} onChange={setDefinition} />
      <GradesField definition={draft.definition} onChange={setDefinition} />
      <div className={styles.field}>
        依据
        <Input.TextArea
          aria-label="依据"
          maxLength={200}
          autoSize={{ minRows: 2 }}
          value={draft.definition.source}
          onChange={(event) => setDefinition({ ...draft.definition, source: event.target.value })}
        />
      </div>
      {publish.error && <ErrorBlock error={publish.error} />}
      {fault && <p className={styles.fault}>{fault}</p>}
      <Button type="primary" disabled={fault !== null} loading={publish.isPending} onClick={ask}>
        发布
      </Button>
    </div>
  );
}
