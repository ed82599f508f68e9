import { App, Button } from 'antd';
import { useRef } from 'react';

/** Asks for one file and refuses a large one before it travels. */
export function FileButton(props: {
  label: string;
  accept: string;
  maxBytes: number;
  isBusy?: boolean;
  onPick: (file: File) => void;
}) {
  const { label, accept, maxBytes, isBusy = false, onPick } = props;
  const input = useRef<HTMLInputElement>(null);
  const { message } = App.useApp();
  const pick = (file?: File) => {
    if (file && file.size > maxBytes) void message.error(`文件不能超过 ${sayBytes(maxBytes)}`);
    else if (file) onPick(file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label="选择电子表格"
        hidden
        onChange={(event) => {
          pick(event.target.files?.[0]);
          // The same file, corrected, can be chosen again.
          event.target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()} loading={isBusy}>
        {label}
      </Button>
    </>
  );
}

const sayBytes = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1000)} KB`;
