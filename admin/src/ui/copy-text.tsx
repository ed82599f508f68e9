import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';

/** A number people quote to each other, with a button that copies it. */
export function CopyText({ text }: { text: string }) {
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => message.success('已复制'),
      () => message.error('浏览器不允许复制，请手动选择'),
    );
  return (
    <span className="number" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
      {text}
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={`复制 ${text}`}
        onClick={(event) => {
          event.stopPropagation();
          void copy();
        }}
      />
    </span>
  );
}
