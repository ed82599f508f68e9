import {
  IMPORT_OUTCOMES,
  type ImportOutcome,
  MAX_SHEET_BYTES,
  type StandardImport,
} from '@suishoupai/api/contract';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ImportRows } from './import-rows.tsx';
import { useConfirmImport, useDryRun, useExportErrors } from './queries.ts';

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
      <FileButton
        label={dryRun.isPending ? '正在上传并试算' : '选择表格并试算'}
        accept=".xlsx"
        maxBytes={MAX_SHEET_BYTES}
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

export const sayCounts = ({ counts }: Pick<StandardImport, 'counts'>): string =>
  OUTCOMES.map((outcome) => `${IMPORT_OUTCOMES[outcome]} ${counts?.[outcome] ?? 0}`).join('，');

/** The wrong rows alone, each with what is wrong, to be corrected and uploaded again. */
function ErrorsButton({ id }: { id: string }) {
  const { message } = App.useApp();
  const exporting = useExportErrors();
  return (
    <Button
      size="small"
      loading={exporting.isPending}
      onClick={() =>
        exporting.mutate(id, { onError: (error) => void message.error(error.message) })
      }
    >
      下载错误行
    </Button>
  );
}

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
        action={errors > 0 && <ErrorsButton id={tried.id} />}
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
