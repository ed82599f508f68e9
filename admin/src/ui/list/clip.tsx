import { Tooltip } from 'antd';

/** Long words in a table cell: cut on the screen, whole in the tooltip. */
export function Clip({ text, widthPx }: { text: string; widthPx: number }) {
  return (
    <Tooltip title={text} mouseEnterDelay={0.4}>
      <div
        style={{
          maxWidth: widthPx,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {text}
      </div>
    </Tooltip>
  );
}
