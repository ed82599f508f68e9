import { Skeleton } from 'antd';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { PhotoPane } from '../photos/photo-pane.tsx';
import { useCase } from '../queries.ts';
import { CaseDetail } from './case-detail.tsx';

/** Photo and facts of one case: two panes of whatever page they stand on. */
export function CaseView({ id, onDone }: { id: string; onDone: () => void }) {
  const one = useCase(id);
  if (one.data)
    return (
      <>
        <PhotoPane key={`photos-${id}`} one={one.data} />
        <CaseDetail key={`detail-${id}`} one={one.data} onDone={onDone} />
      </>
    );
  return (
    <div className="pane" style={{ padding: 16 }}>
      {one.error ? (
        <ErrorBlock error={one.error} retry={() => void one.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </div>
  );
}
