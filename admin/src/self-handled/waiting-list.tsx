import { Button, Popconfirm } from 'antd';
import { type Draft, isBlank } from './drafts/draft.ts';
import { discard, takeBack, useDraftBox } from './drafts/draft-box.ts';
import styles from './self-handled.module.css';
import { usePreview } from './shot-field.tsx';

/** What lies on this phone only: it waits for the network, or the server does not want it. */
export function WaitingList({ onSend }: { onSend: (draft: Draft) => void }) {
  const { waiting, sendingIds, current } = useDraftBox();
  if (waiting.length === 0) return null;
  return (
    <section className="pane">
      <h2 className={styles.heading}>待提交 {waiting.length} 件</h2>
      <ul aria-label="待提交">
        {waiting.map((draft) => (
          <li key={draft.id} className={styles.row}>
            <Preview file={draft.before?.file} />
            <Preview file={draft.after?.file} />
            <span className={styles.words}>
              <span className={draft.refusedWhy ? 'bad' : undefined}>
                {draft.refusedWhy ??
                  (sendingIds.has(draft.id) ? '正在提交…' : '等待网络，会自动提交')}
              </span>
            </span>
            {draft.refusedWhy ? (
              <>
                <Button disabled={!isBlank(current)} onClick={() => takeBack(draft)}>
                  修改
                </Button>
                <Popconfirm title="删除后照片不再保留" onConfirm={() => discard(draft.id)}>
                  <Button danger>删除</Button>
                </Popconfirm>
              </>
            ) : (
              <Button disabled={sendingIds.has(draft.id)} onClick={() => onSend(draft)}>
                立即提交
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Preview({ file }: { file: File | undefined }) {
  const url = usePreview(file);
  return url ? <img src={url} alt="" /> : <span className={styles.noPicture} />;
}
