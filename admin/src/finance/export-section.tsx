import { EXPORTS, type ExportKind } from '@suishoupai/api/contract';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { DayField } from '../ui/day-field.tsx';
import { cityDay } from '../ui/format-time.ts';
import styles from './finance.module.css';

const KINDS = Object.entries(EXPORTS).map(([value, label]) => ({ value, label }));

/** The browser downloads while the server still reads: no file is too large. */
export function ExportSection() {
  const [kind, setKind] = useState<ExportKind>('transfers');
  const [from, setFrom] = useState<string | undefined>(() => cityDay(new Date(), -30));
  const [to, setTo] = useState<string | undefined>(() => cityDay(new Date()));
  const isReady = from && to && from <= to;
  const link = (format: 'csv' | 'xlsx') =>
    isReady ? `/api/money/exports/${kind}/${format}?from=${from}&to=${to}` : undefined;
  return (
    <section className="pane" aria-label="导出">
      <div className={styles.head}>
        <h2>导出原始数据</h2>
        <span className="quiet">
          前面的列供人阅读（元、北京时间），后面的列是编号和以分计的原值，可复算全部数字；一次最多一年
        </span>
      </div>
      <div className={styles.row}>
        <Select
          aria-label="导出内容"
          style={{ minWidth: 140 }}
          options={KINDS}
          value={kind}
          onChange={setKind}
        />
        <DayField label="从" value={from} onChange={setFrom} />
        <DayField label="到" value={to} min={from} onChange={setTo} />
        <Button type="primary" href={link('csv')} disabled={!isReady}>
          下载 CSV
        </Button>
        <Button href={link('xlsx')} disabled={!isReady}>
          下载 XLSX
        </Button>
      </div>
    </section>
  );
}
