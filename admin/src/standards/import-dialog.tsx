import {
  IMPORT_OUTCOMES,
  type ImportOutcome,
  MAX_SHEET_BYTES,
  type StandardImport,
} from '@suishoupai/api/contract';
import { Alert, App, Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ImportRows } from './import-rows.tsx';
import { useConfirmImport, useDryRun } from './queries.ts';

const OUTCOMES = Object.keys(IMPORT_OUTCOMES) as ImportOutcome[];
const WRITING: ImportOutcome[] = ['add', 'change', 'retire'];

/** A spreadsheet is tried first; only what the person has seen is written, and all of it or nothing. */
export function ImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { message } = App.useApp();
  const dryRun = useDryRun();
  const confirm = useConfirmImport();
  const tried = dryRun.data;
  const writes = WRITING.reduce((sum, outcome) => sum + (tried?.counts?.[outcome] ?? 0), 0);
  const mayWrite = tried?.counts?.error === 0 && writes > 0;
  const close = () => {
    dryRun.reset();
    confirm.reset();
    onClose();
  };
  const write = () =>
    tried &&
    confirm.mutate(tried.id, {
      onSuccess: () => {
        void message.success(`已导入：${sayCounts(tried)}`);
        close();
      },
    });
  return (
    <Modal
      open={isOpen}
      onCancel={close}
      title="导入立结案标准"
      width={820}
      okText={`确认写入 ${writes} 条`}
      okButtonProps={{ disabled: !mayWrite }}
      confirmLoading={confirm.isPending}
      onOk={write}
      destroyOnHidden
    >
      <p style={{ marginBottom: 12 }}>
        {'请先导出现有标准，在导出的表格上修改后上传。上传后只做试算，核对无误再确认写入；' +
          '表格里没有的标准保持不变，要停用请在“状态”列填“停用”。'}
      </p>
      <FilePick
        isBusy={dryRun.isPending}
        onPick={(file) => {
          confirm.reset();
          dryRun.mutate(file);
        }}
      />
      {dryRun.error && <ErrorBlock error={dryRun.error} />}
      {confirm.error && <ErrorBlock error={confirm.error} />}
      {tried && !dryRun.isPending && <Tried key={tried.id} tried={tried} />}
    </Modal>
  );
}

function FilePick({ isBusy, onPick }: { isBusy: boolean; onPick: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { message } = App.useApp();
  const pick = (file?: File) => {
    if (file && file.size > MAX_SHEET_BYTES) void message.error('文件不能超过 5 MB');
    else if (file) onPick(file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        aria-label="选择电子表格"
        hidden
        onChange={(event) => {
          pick(event.target.files?.[0]);
          // The same file, corrected, can be chosen again.
          event.target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()} loading={isBusy}>
        {isBusy ? '正在上传并试算' : '选择表格并试算'}
      </Button>
    </>
  );
}

const sayCounts = ({ counts }: StandardImport): string =>
  OUTCOMES.map((outcome) => `${IMPORT_OUTCOMES[outcome]} ${counts?.[outcome] ?? 0}`).join('，');

function Tried({ tried }: { tried: StandardImport }) {
  const firstShown = OUTCOMES.findLast((outcome) => (tried.counts?.[outcome] ?? 0) > 0) ?? 'same';
  const [outcome, setOutcome] = useState<ImportOutcome>(firstShown);
  const errors = tried.counts?.error ?? 0;
  return (
    <section aria-label="试算结果" style={{ marginTop: 12 }}>
      <Alert
        type={errors > 0 ? 'error' : 'success'}
        showIcon
        title={`${tried.fileName}：${sayCounts(tried)}`}
        description={errors > 0 ? '有错误时整批不写入，请改正后重新上传。' : undefined}
        style={{ marginBottom: 12 }}
      />
      <FilterTabs
        label="逐行结果"
        value={outcome}
        onChange={setOutcome}
        choices={OUTCOMES.map((key) => ({
          key,
          name: IMPORT_OUTCOMES[key],
          count: tried.counts?.[key] ?? 0,
        }))}
      />
      <ImportRows key={outcome} id={tried.id} outcome={outcome} />
    </section>
  );
}
