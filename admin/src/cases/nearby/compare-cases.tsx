import type { NearbyCase, Photo, StaffCase } from '@suishoupai/api/contract';
import { Button, Modal, Skeleton } from 'antd';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { Time } from '../../ui/time.tsx';
import { inOrder } from '../photos/order-photos.ts';
import { useCase } from '../queries.ts';
import { StateTag } from '../state-tag.tsx';
import { formatDistance } from '../words.ts';
import styles from './compare-cases.module.css';

function Column({ title, one }: { title: string; one: StaffCase }) {
  const photo: Photo | undefined = inOrder(one.photos)[0];
  return (
    <section className={styles.column} aria-label={title}>
      <h3>
        {title} <StateTag state={one.state} />
      </h3>
      {photo && <img src={photo.displayUrl} alt={`${title}的照片`} />}
      <p>
        <strong>{one.pick.label}</strong> · {one.place.address}
      </p>
      <p>{one.text}</p>
      <p className="quiet">
        {one.caseNo} · <Time at={one.reportedAt} />
      </p>
    </section>
  );
}

/** Two cases side by side, to see whether they are one. */
export function CompareCases(props: {
  one: StaffCase;
  other: NearbyCase;
  onClose: () => void;
  onMerge?: () => void;
}) {
  const { one, other, onClose, onMerge } = props;
  const loaded = useCase(other.id);
  return (
    <Modal
      open
      width={1100}
      title={`是否为同一问题（相距 ${formatDistance(other.distanceM)}）`}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>不是同一问题</Button>
          {onMerge && (
            <Button type="primary" danger onClick={onMerge}>
              并入 {other.caseNo}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <Column title="当前案件" one={one} />
        {loaded.data && <Column title="附近案件" one={loaded.data} />}
        {loaded.isPending && <Skeleton active />}
        {loaded.error && <ErrorBlock error={loaded.error} retry={() => void loaded.refetch()} />}
      </div>
    </Modal>
  );
}
