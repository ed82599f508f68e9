import { Button } from 'antd';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { writeUrlState } from '../use-url-state.ts';

/** Keyset lists know what comes next, not how many there are; going back is the browser's history. */
export function PageButtons({ count, nextCursor }: { count: number; nextCursor: string | null }) {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const pageNo = (useLocation().state as { pageNo?: number } | null)?.pageNo ?? 1;
  const isFirst = !search.get('cursor');
  if (isFirst && nextCursor === null) return null;
  return (
    <nav aria-label="翻页" style={{ display: 'flex', gap: 8, alignItems: 'center', padding: 10 }}>
      <span className="quiet">本页 {count} 条</span>
      <Button
        style={{ marginLeft: 'auto' }}
        disabled={isFirst}
        onClick={() =>
          pageNo > 1 ? navigate(-1) : setSearch(writeUrlState(search, { cursor: '' }))
        }
      >
        {pageNo > 1 || isFirst ? '上一页' : '回到第一页'}
      </Button>
      <Button
        disabled={nextCursor === null}
        onClick={() =>
          setSearch(writeUrlState(search, { cursor: nextCursor }), {
            state: { pageNo: pageNo + 1 },
          })
        }
      >
        下一页
      </Button>
    </nav>
  );
}
