import type { MyCaseRow } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { goTo } from '../../navigate.ts';
import { caseTag } from '../../words/case-words.ts';
import { rewardHint } from '../../words/reward-words.ts';
import { friendlyTime } from '../../words/time.ts';
import { Card } from '../basics/card.tsx';
import { Picture } from '../basics/picture.tsx';
import { press } from '../basics/press.ts';
import { Tag } from '../basics/tag.tsx';
import styles from './cases.module.scss';

/** One of my cases in a list. */
export function CaseCard({ row }: { row: MyCaseRow }) {
  const reward = rewardHint(row.reward);
  return (
    <Card>
      <View
        id={`case-${row.caseNo}`}
        className={styles.case}
        {...press(() => goTo.case(row.id), `${row.pick.label}，${caseTag(row).text}`)}
      >
        <Thumb url={row.thumbUrl} icon={row.pick.icon} />
        <View className={styles.caseWords}>
          <View className={styles.caseHead}>
            <Text className={styles.caseName}>{row.pick.label}</Text>
            <Tag {...caseTag(row)} />
          </View>
          <Text className={styles.caseFact}>{row.place.address || row.place.areaName}</Text>
          <Text className={styles.caseFact}>{friendlyTime(row.reportedAt)}</Text>
          {row.isOverdue ? <Text className={styles.late}>处置已超时</Text> : null}
          {reward ? <Text className={styles.caseReward}>{reward}</Text> : null}
        </View>
      </View>
    </Card>
  );
}

function Thumb({ url, icon }: { url: string | null; icon: string }) {
  return url ? (
    <Picture className={styles.thumb} src={url} mode="aspectFill" lazyLoad />
  ) : (
    <View className={`${styles.thumb} ${styles.thumbIcon}`}>
      <Picture
        className={styles.thumbDrawing}
        src={`/assets/categories/${icon}.png`}
        mode="scaleToFill"
      />
    </View>
  );
}
