import type { ProgrammeText } from '@suishoupai/api/contract';
import styles from './version.module.css';

type Props = {
  text: Omit<ProgrammeText, 'rules'>;
  lines: readonly string[];
  /** Something is half-filled: the words are those of the last whole text. */
  isStale?: boolean;
};

/** The rules as a citizen reads them. */
export function CitizenView({ text, lines, isStale = false }: Props) {
  return (
    <section className={styles.block} aria-label="市民看到的规则">
      <h3>市民看到的规则</h3>
      {isStale && <p className="warn">有没填对的内容，这里停在上一次填对的样子</p>}
      <div className={styles.paper}>
        <strong>{text.name || '（未命名）'}</strong>
        <p className="quiet">
          {text.startsOn || '…'} 至 {text.endsOn || '…'}
        </p>
        <ol>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        {text.terms && <p>{text.terms}</p>}
      </div>
    </section>
  );
}
