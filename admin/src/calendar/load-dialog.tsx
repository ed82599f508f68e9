import {
  type CalendarPreview,
  MAX_CALENDAR_SHEET_BYTES,
  MAX_NOTICE_CHARACTERS,
} from '@suishoupai/api/contract';
import { Alert, App, Button, Form, Input, InputNumber, Modal, Space } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { useLoadYear, usePreview } from './queries.ts';
import { toBase64 } from './to-base64.ts';
import { YearMonths } from './year-months.tsx';

const EXAMPLE =
  '元旦：1月1日（周五）至3日（周日）放假，共3天。\n春节：2月5日至11日放假调休，共7天。2月14日上班。';

/** A year is read first and written only as the person has seen it: it can never be changed afterwards. */
export function LoadDialog(props: {
  year: number;
  onClose: () => void;
  onLoaded: (year: number) => void;
}) {
  const { message } = App.useApp();
  const [year, setYear] = useState(props.year);
  const [source, setSource] = useState(`国务院办公厅关于${props.year}年部分节假日安排的通知`);
  const [text, setText] = useState('');
  const preview = usePreview();
  const load = useLoadYear();
  const read = preview.data;
  const isGood = read !== undefined && read.year === year && read.troubles.length === 0;
  const write = () =>
    read &&
    load.mutate(
      { year, source, holidays: read.holidays, makeupWorkdays: read.makeupWorkdays },
      {
        onSuccess: (loaded) => {
          void message.success(`${loaded.year} 年的工作日历已生效`);
          props.onLoaded(loaded.year);
        },
      },
    );
  const readSheet = async (file: File) => preview.mutate({ year, sheet: await toBase64(file) });
  return (
    <Modal
      open
      width={860}
      title="录入工作日历"
      onCancel={props.onClose}
      onOk={write}
      okText={`确认录入 ${year} 年`}
      okButtonProps={{ disabled: !isGood || source.trim() === '' }}
      confirmLoading={load.isPending}
    >
      <Form layout="vertical" component="div">
        <Form.Item label="年份" style={{ marginBottom: 12 }}>
          <InputNumber
            aria-label="年份"
            min={2020}
            max={2100}
            precision={0}
            value={year}
            onChange={(next) => {
              preview.reset();
              setYear(next ?? props.year);
              setSource(`国务院办公厅关于${next ?? props.year}年部分节假日安排的通知`);
            }}
          />
        </Form.Item>
        <Form.Item label="依据的文件" style={{ marginBottom: 12 }}>
          <Input
            aria-label="依据的文件"
            maxLength={200}
            value={source}
            onChange={({ target }) => setSource(target.value)}
          />
        </Form.Item>
        <Form.Item
          label="通知原文，或逐日清单（每行一天，写明放假或上班）"
          style={{ marginBottom: 12 }}
        >
          <Input.TextArea
            aria-label="通知原文"
            autoSize={{ minRows: 4, maxRows: 10 }}
            maxLength={MAX_NOTICE_CHARACTERS}
            placeholder={EXAMPLE}
            value={text}
            onChange={({ target }) => {
              preview.reset();
              setText(target.value);
            }}
          />
        </Form.Item>
      </Form>
      <Space wrap style={{ marginBottom: 12 }}>
        <Button
          disabled={text.trim() === ''}
          loading={preview.isPending}
          onClick={() => preview.mutate({ year, text })}
        >
          试读并预览
        </Button>
        <FileButton
          label="从表格读取"
          accept=".xlsx"
          maxBytes={MAX_CALENDAR_SHEET_BYTES}
          onPick={(file) => void readSheet(file)}
        />
        <span className="quiet">表格两列：日期、放假或上班</span>
      </Space>
      {preview.error && <ErrorBlock error={preview.error} />}
      {load.error && <ErrorBlock error={load.error} />}
      {read && <Preview read={read} />}
    </Modal>
  );
}

function Preview({ read }: { read: CalendarPreview }) {
  const isGood = read.troubles.length === 0;
  return (
    <section aria-label="预览">
      <Alert
        type={isGood ? 'success' : 'error'}
        showIcon
        style={{ marginBottom: 12 }}
        title={
          isGood
            ? `读到放假 ${read.holidays.length} 天（周一至周五）、调休上班 ${read.makeupWorkdays.length} 天，全年工作日 ${read.workdays} 天，请与通知核对`
            : '有几处读不通，改正后再试；没有写入任何内容'
        }
        description={read.troubles.map(({ line, message }) => (
          <div key={line + message}>
            第 {line} 行：{message}
          </div>
        ))}
      />
      <YearMonths year={read} />
    </section>
  );
}
