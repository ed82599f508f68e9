import type { ReviewStory } from '@suishoupai/api/contract';
import { Image } from 'antd';
import { Time } from '../ui/time.tsx';
import styles from './fraud.module.css';

const PLACES = 256;

type Signal = ReviewStory['signals'][number];
type Props = { signal: Signal; pictures: NonNullable<Signal['pictures']> };

/** The two pictures side by side, the earlier one first: whose they are, when each came, how alike they are. */
export function PicturePair({ signal: { evidence }, pictures }: Props) {
  const { nth, otherCaseNo, isSamePerson, distance } = evidence ?? {};
  const whose = isSamePerson ? '本人' : '他人';
  return (
    <>
      <div className={styles.pair}>
        <Side url={pictures.other} at={pictures.otherAt}>
          {otherCaseNo ? `此前${whose}案件` : '此前案件'}
          {otherCaseNo && <span className="number">{otherCaseNo}</span>}
        </Side>
        <Side url={pictures.own} at={pictures.ownAt}>
          本次上报
          {nth ? <span>第 {nth} 张照片</span> : null}
        </Side>
      </div>
      {distance !== undefined && (
        <p className={styles.alike}>
          相同程度 <strong className="number">{alikePercent(distance)}%</strong>
          <span className="quiet">
            {distance === 0
              ? '（逐处比较，没有不同）'
              : `（重合部分比较 ${PLACES} 处，${distance} 处不同）`}
          </span>
        </p>
      )}
    </>
  );
}

const alikePercent = (distance: number): number => Math.floor(((PLACES - distance) / PLACES) * 100);

function Side(props: { url: string | null; at: string | null; children: React.ReactNode }) {
  return (
    <figure>
      {props.url ? (
        <Image src={props.url} alt="" width="100%" />
      ) : (
        <div className={styles.gone}>照片已不在</div>
      )}
      <figcaption>
        {props.children}
        {props.at && (
          <span className="quiet">
            <Time at={props.at} /> 收到
          </span>
        )}
      </figcaption>
    </figure>
  );
}
