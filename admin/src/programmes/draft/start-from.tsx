import { type ProgrammeTemplate, sayRules } from '@suishoupai/api/contract';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { useProgramme, useProgrammes, useTemplates } from '../queries.ts';
import styles from './draft.module.css';
import { beginDraft, continueDraft, type Start } from './start-draft.ts';

type Props = { onStart: (start: Start) => void; onCancel: () => void };

/** Nobody writes rules on an empty sheet: those in force, those of another city, or really nothing. */
export function StartFrom({ onStart, onCancel }: Props) {
  const programmes = useProgrammes({});
  const templates = useTemplates();
  const present = programmes.data?.items.find((row) => row.isInForce);
  const inForce = useProgramme(present);
  const failed = [programmes, inForce].find((one) => one.error);
  if (failed) return <ErrorBlock error={failed.error} retry={() => void failed.refetch()} />;
  if (!programmes.data || (present && !inForce.data))
    return <Skeleton active paragraph={{ rows: 8 }} />;
  const now = inForce.data ?? null;
  return (
    <div className={styles.start}>
      <section className={`pane ${styles.section}`} aria-label="从哪里开始">
        <h2>从哪里开始</h2>
        <p className="quiet">选一份底稿，每一项都还可以改；保存前不影响现行规则。</p>
        <div className={styles.ways}>
          {now && (
            <Button type="primary" onClick={() => onStart(continueDraft(now))}>
              从现行规则开始
            </Button>
          )}
          <Button onClick={() => onStart(beginDraft(null, now))}>从空白开始</Button>
          <Button onClick={onCancel}>取消</Button>
        </div>
      </section>
      <section className={`pane ${styles.section}`} aria-label="其他城市公开的规则">
        <h2>其他城市公开的规则</h2>
        <Alert
          type="warning"
          showIcon
          title="须与本市核对：依公开文本整理，文本没有写明的部分是我们的推定"
        />
        {templates.error && (
          <ErrorBlock error={templates.error} retry={() => void templates.refetch()} />
        )}
        {templates.isPending && <Skeleton active />}
        <div className={styles.templates}>
          {templates.data?.items.map((one) => (
            <Template key={one.city} template={one} onUse={() => onStart(beginDraft(one, now))} />
          ))}
        </div>
      </section>
    </div>
  );
}

function Template({ template, onUse }: { template: ProgrammeTemplate; onUse: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const lines = sayRules(template.rules);
  return (
    <article className={styles.template} aria-label={template.city}>
      <h3>
        {template.city} <Tag color="warning">须与本市核对</Tag>
      </h3>
      <p className="quiet">{template.name}</p>
      <ul>
        {(isOpen ? lines : lines.slice(0, 2)).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {isOpen &&
          template.assumptions.map((line) => (
            <li key={line} className="warn">
              推定：{line}
            </li>
          ))}
      </ul>
      <div className={styles.ways}>
        <Button size="small" onClick={onUse}>
          以此为底稿
        </Button>
        <Button size="small" type="link" onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : `看全部 ${lines.length} 条`}
        </Button>
      </div>
    </article>
  );
}
