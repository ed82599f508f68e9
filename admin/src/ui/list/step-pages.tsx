import { Button } from 'antd';

/** Pages of a list that has no address to keep them in: `cursors` are those gone through, the last one is shown. */
export function StepPages(props: {
  cursors: readonly string[];
  nextCursor: string | null;
  onChange: (cursors: string[]) => void;
}) {
  const { cursors, nextCursor, onChange } = props;
  if (cursors.length === 0 && nextCursor === null) return null;
  return (
    <nav aria-label="翻页" style={{ display: 'flex', gap: 8, padding: '8px 0' }}>
      <Button disabled={cursors.length === 0} onClick={() => onChange(cursors.slice(0, -1))}>
        上一页
      </Button>
      <Button
        disabled={nextCursor === null}
        onClick={() => nextCursor !== null && onChange([...cursors, nextCursor])}
      >
        下一页
      </Button>
    </nav>
  );
}
