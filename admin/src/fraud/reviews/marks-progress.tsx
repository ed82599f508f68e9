import { MARK_GAPS, type PhotoMarks } from '@suishoupai/api/contract';
import styles from '../fraud.module.css';
import { usePhotoMarks } from '../queries.ts';

const say = (count: number) => count.toLocaleString('zh-CN');

/** Which pictures a copy of a part would be recognised of: older ones get their marks by night. */
export function MarksProgress() {
  const { data, error } = usePhotoMarks();
  if (!data && !error) return null;
  return (
    <div className={styles.bar}>
      <span className="quiet">{data ? sayMarks(data) : '照片局部特征的进度暂时读不到'}</span>
    </div>
  );
}

export function sayMarks({ drawnCount, waitingCount, skipped }: PhotoMarks): string {
  const skippedCount = skipped.reduce((sum, one) => sum + one.photoCount, 0);
  const reasons = skipped.map((one) => `${MARK_GAPS[one.why]} ${say(one.photoCount)} 张`);
  return [
    `近 180 天的市民照片：${say(drawnCount)} 张可按局部比对`,
    waitingCount > 0 && `${say(waitingCount)} 张旧照片待夜间补画特征（此前只能整张比对）`,
    skippedCount > 0 && `${say(skippedCount)} 张跳过（${reasons.join('，')}）`,
  ]
    .filter(Boolean)
    .join('；');
}
