import { type ProgrammeRules, sayRules } from '@suishoupai/api/contract';
import { Alert } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FilterTabs } from '../../ui/list/filter-tabs.tsx';
import { useIsNarrow } from '../../ui/use-is-narrow.ts';
import type { Row } from '../fields/field.ts';
import { findFaults } from '../fields/find-faults.ts';
import { listChanges } from '../fields/list-changes.ts';
import { SECTIONS } from '../fields/sections.ts';
import type { Choices } from '../fields/use-choices.ts';
import { ChangesTable } from '../version/changes-table.tsx';
import { CitizenView } from '../version/citizen-view.tsx';
import { EditContext } from './controls/edit-context.ts';
import styles from './draft.module.css';
import { ExpertView } from './expert-view.tsx';
import { HeadForm } from './head-form.tsx';
import { SaveBar } from './save-bar.tsx';
import { SectionForm } from './section-form.tsx';
import { SectionLinks } from './section-links.tsx';
import type { Start } from './start-draft.ts';
import { useLeaveGuard } from './use-leave-guard.ts';

type Props = {
  start: Start;
  targets: { value: string; label: string }[];
  choices: Choices;
  maxTransferFen: number;
  onSaved: (of: { id: string; version: number }) => void;
  onCancel: () => void;
};

/** The whole of one version's rules under edit, and beside it what they mean and what they change. */
export function DraftEditor(props: Props) {
  const { start: given, targets, choices, maxTransferFen, onSaved, onCancel } = props;
  // What is read again meanwhile does not change what is being written.
  const [start] = useState(given);
  const draft = useDraft(start, choices, maxTransferFen);
  const { text, rules, checked, shown, changes, leaveFreely } = draft;
  const [side, setSide] = useState<'form' | 'citizen' | 'changes'>('form');
  const isNarrow = useIsNarrow();
  const top = useRef<HTMLDivElement>(null);
  // It takes the place of a list that may have been scrolled far down.
  useEffect(() => {
    void top.current?.closest('main')?.scrollTo(0, 0);
  }, []);
  const isShown = (name: typeof side) => !isNarrow || side === name;
  return (
    <EditContext.Provider value={draft.edit}>
      {isNarrow && (
        <FilterTabs
          label="看什么"
          value={side}
          onChange={setSide}
          choices={[
            { key: 'form', name: '填写' },
            { key: 'citizen', name: '市民看到的规则' },
            { key: 'changes', name: '变化', count: changes?.length },
          ]}
        />
      )}
      <div ref={top} className={styles.page}>
        {isShown('form') && (
          <div className={styles.form}>
            {start.origin && <OriginNote origin={start.origin} />}
            <SectionLinks faults={checked.faults} />
            <HeadForm
              text={text}
              targets={start.isTargetOpen ? targets : null}
              areTermsOld={draft.areTermsOld}
              onChange={draft.setText}
            />
            {SECTIONS.map((section) => (
              <SectionForm
                key={section.key}
                section={section}
                rules={rules}
                onChange={draft.setRules}
              />
            ))}
            <ExpertView rules={rules} onApply={draft.setRules} />
          </div>
        )}
        <aside className={styles.aside} aria-label="核对">
          {isShown('citizen') && (
            <CitizenView text={shown} lines={sayRules(shown.rules)} isStale={!checked.rules} />
          )}
          {isShown('changes') && (
            <ChangesTable changes={changes} title="与现行版本相比" isCompact />
          )}
        </aside>
      </div>
      <SaveBar
        text={text}
        checked={checked}
        onShowFault={() => setSide('form')}
        onSaved={(of) => {
          leaveFreely();
          onSaved(of);
        }}
        onCancel={onCancel}
      />
    </EditContext.Provider>
  );
}

/** What is typed, what is wrong with it, and what the last whole text means and changes. */
function useDraft(start: Start, choices: Choices, maxTransferFen: number) {
  const [text, setText] = useState(start.text);
  const [rules, setRules] = useState<Row>(start.rules);
  const checked = useMemo(
    () => findFaults(text, rules, maxTransferFen),
    [text, rules, maxTransferFen],
  );
  const lastGood = useRef<ProgrammeRules>(start.rules);
  if (checked.rules) lastGood.current = checked.rules;
  const shown = { ...text, rules: lastGood.current };
  const changes = start.inForce && listChanges(start.inForce, shown, choices.names);
  const edit = useMemo(() => ({ faults: checked.faults, choices }), [checked.faults, choices]);
  const areRulesNew = rules !== (start.rules as Row);
  const areTermsOld = text.terms !== '' && text.terms === start.text.terms && areRulesNew;
  const leaveFreely = useLeaveGuard(areRulesNew || text !== start.text);
  return {
    text,
    setText,
    rules,
    setRules,
    checked,
    shown,
    changes,
    edit,
    areTermsOld,
    leaveFreely,
  };
}

function OriginNote({ origin }: { origin: NonNullable<Start['origin']> }) {
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          底稿取自{origin.city}公开的规则，须与本市核对
          <ul className={styles.assumptions}>
            {origin.assumptions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}
