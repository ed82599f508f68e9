import { Button, Space } from 'antd';
import { useRef, useState } from 'react';
import { newId } from '../../new-id.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { type Checked, sayPlace } from '../fields/find-faults.ts';
import { useSaveDraft } from '../queries.ts';
import styles from './draft.module.css';
import type { DraftText } from './start-draft.ts';

type Props = {
  text: DraftText;
  checked: Checked;
  onShowFault: () => void;
  onSaved: (of: { id: string; version: number }) => void;
  onCancel: () => void;
};

/** Always in sight: what still has to be put right, and the way to save. */
export function SaveBar({ text, checked, onShowFault, onSaved, onCancel }: Props) {
  const save = useSaveDraft();
  // The answer to a press may be lost: whatever is pressed here after it writes on the same draft.
  const [saveId] = useState(newId);
  const presses = useRef(0);
  // A second press comes before the first is drawn as under way.
  const isSending = useRef(false);
  const [first] = checked.faults;
  const show = (path: string) => {
    onShowFault();
    // After the form is drawn again, on a phone.
    requestAnimationFrame(() => goTo(path));
  };
  const submit = () => {
    if (first) return show(first[0]);
    if (!checked.rules || isSending.current) return;
    isSending.current = true;
    save.mutate(
      { ...text, rules: checked.rules, saveId, saveNth: ++presses.current },
      {
        onSuccess: onSaved,
        onSettled: () => {
          isSending.current = false;
        },
      },
    );
  };
  return (
    <div className={`pane ${styles.bar}`}>
      {save.error && <ErrorBlock error={save.error} />}
      <Space wrap>
        <Button type="primary" loading={save.isPending} onClick={submit}>
          保存草稿
        </Button>
        <Button onClick={onCancel}>取消</Button>
        {first && (
          <button type="button" className={styles.toFault} onClick={() => show(first[0])}>
            还有 {checked.faults.size} 处要改：{sayPlace(first[0])}，{first[1]}
          </button>
        )}
      </Space>
    </div>
  );
}

/** The place itself, or the nearest that is drawn. */
function goTo(path: string): void {
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const found = document.querySelector(`[data-path="${CSS.escape(parts.join('.'))}"]`);
    if (!found) continue;
    found.scrollIntoView({ block: 'center' });
    found.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
    return;
  }
}
