import type { CaseReturn, StaffCase, UnitProposal } from '@suishoupai/api/contract';
import { Alert } from 'antd';
import { useEffect } from 'react';
import { useProposals } from '../../../routing/queries.ts';
import { Time } from '../../../ui/time.tsx';
import styles from './fields.module.css';
import { UnitField } from './people-fields.tsx';

type Props = { one: StaffCase; value?: string; onChange: (unitId: string) => void };

/** Whom the router proposes and why, who sent the case back before, and every other unit by name. */
export function DispatchField({ one, value, onChange }: Props) {
  const asked = useProposals(one.id);
  const { proposals = [], returns = [] } = asked.data ?? {};
  const first = proposals.find((proposal) => !proposal.hasReturned)?.unit.id;
  // The first proposal is only a suggestion that Enter accepts.
  useEffect(() => {
    if (!value && first) onChange(first);
  });
  return (
    <>
      {returns.map((item) => (
        <Refusal key={item.at} item={item} />
      ))}
      {proposals.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>建议派给</legend>
          {proposals.slice(0, 4).map((proposal) => (
            <Proposal
              key={proposal.unit.id}
              proposal={proposal}
              isChosen={proposal.unit.id === value}
              onChoose={() => onChange(proposal.unit.id)}
            />
          ))}
        </fieldset>
      )}
      {asked.data && proposals.length === 0 && (
        <p className="quiet">没有登记的职责与本案相符，请自行选择单位。</p>
      )}
      {asked.error && <p className="quiet">暂时得不到建议，请自行选择单位。</p>}
      <UnitField value={value} onChange={onChange} />
    </>
  );
}

function Proposal(props: { proposal: UnitProposal; isChosen: boolean; onChoose: () => void }) {
  const { proposal, isChosen, onChoose } = props;
  return (
    <button type="button" className={styles.proposal} aria-pressed={isChosen} onClick={onChoose}>
      <strong>{proposal.unit.name}</strong>
      <span className="quiet">{proposal.explanation}</span>
    </button>
  );
}

function Refusal({ item }: { item: CaseReturn }) {
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {item.unitName}退回：{item.reason}
        </>
      }
      description={
        <>
          {item.note && `“${item.note}” `}
          <span className="quiet">
            {item.by} <Time at={item.at} />
          </span>
        </>
      }
    />
  );
}
