import { Skeleton } from 'antd';
import { useState } from 'react';
import { newId } from '../../new-id.ts';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { useChoices } from '../fields/use-choices.ts';
import { useProgramme, useProgrammes } from '../queries.ts';
import { DraftEditor } from './draft-editor.tsx';
import { continueDraft, type Start } from './start-draft.ts';
import { StartFrom } from './start-from.tsx';

type Of = { id: string; version: number };
type Props = { write: string; onSaved: (of: Of) => void; onCancel: () => void };

/** `new` begins a draft; `id@version` continues one or begins the version after it. */
export function DraftPage({ write, onSaved, onCancel }: Props) {
  const isFinance = useMayMoveMoney();
  const { choices, error, retry } = useChoices();
  const programmes = useProgrammes({});
  if (!isFinance) return <p className="quiet">只有财务人员可以起草规则</p>;
  const { maxTransferFen } = programmes.data ?? {};
  if (error) return <ErrorBlock error={error} retry={retry} />;
  if (programmes.error)
    return <ErrorBlock error={programmes.error} retry={() => void programmes.refetch()} />;
  if (!choices || maxTransferFen === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  const ways = { choices, maxTransferFen, onSaved, onCancel };
  const [id = '', version = ''] = write.split('@');
  return write === 'new' ? (
    <NewDraft {...ways} />
  ) : (
    <NextDraft key={write} of={{ id, version: Number(version) }} {...ways} />
  );
}

type Ways = Omit<Parameters<typeof DraftEditor>[0], 'start' | 'targets'>;

function NextDraft({ of, ...ways }: Ways & { of: Of }) {
  const programme = useProgramme(of);
  if (programme.error)
    return <ErrorBlock error={programme.error} retry={() => void programme.refetch()} />;
  if (!programme.data) return <Skeleton active paragraph={{ rows: 12 }} />;
  return <DraftEditor start={continueDraft(programme.data)} targets={[]} {...ways} />;
}

function NewDraft(ways: Ways) {
  const [start, setStart] = useState<Start | null>(null);
  const rows = useProgrammes({}).data?.items ?? [];
  const [fresh] = useState(newId);
  if (!start) return <StartFrom onStart={setStart} onCancel={ways.onCancel} />;
  const ids = [...new Set(rows.map((row) => row.id))];
  const targets = [
    ...ids.map((id) => {
      const known = rows.filter((row) => row.id === id);
      const name = (known.find((row) => row.isInForce) ?? known[0])?.name ?? id;
      return { value: id, label: `「${name}」的下一版` };
    }),
    { value: start.inForce ? fresh : start.text.id, label: '另立新活动' },
  ];
  return <DraftEditor start={start} targets={targets} {...ways} />;
}
