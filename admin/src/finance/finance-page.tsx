import { AdjustmentSection } from './adjustment-section.tsx';
import { AgeingSection } from './ageing-section.tsx';
import { ExportSection } from './export-section.tsx';
import styles from './finance.module.css';

/** What finance does besides paying: how old the money is, movements by hand, and the raw rows for an auditor. */
export default function FinancePage() {
  return (
    <div className={styles.page}>
      <AgeingSection />
      <AdjustmentSection />
      <ExportSection />
    </div>
  );
}
