import type { MyCase } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useMyCase } from '../../../queries.ts';
import { Card } from '../../../ui/basics/card.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import { Tag } from '../../../ui/basics/tag.tsx';
import { Photos } from '../../../ui/cases/photos.tsx';
import { Stages } from '../../../ui/cases/stages.tsx';
import { Stars, starName } from '../../../ui/cases/stars.tsx';
import { Timeline } from '../../../ui/cases/timeline.tsx';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { caseTag, nextWords, progressOf, whyEnded } from '../../../words/case-words.ts';
import { accuracyWords, placeWords } from '../../../words/place-words.ts';
import { dayAndTime } from '../../../words/time.ts';
import { Actions } from './actions.tsx';
import styles from './index.module.scss';
import { MainCase } from './main-case.tsx';
import { RewardPanel } from './reward-panel.tsx';

export default function DetailPage() {
  const { id = '' } = useRouter().params;
  const query = useMyCase(id);
  useDidShow(() => {
    query.refetch().catch(() => undefined);
  });
  usePullDownRefresh(async () => {
    await query.refetch();
    Taro.stopPullDownRefresh();
  });
  return (
    <Screen title="案件进展">
      <Loaded query={query} blocks={3}>
        {(found) => (
          <>
            <Progress found={found} />
            {found.mainCase ? <MainCase main={found.mainCase} /> : null}
            <RewardPanel found={found} />
            <Actions found={found} />
            <Problem found={found} />
            {found.rating ? <Rating rating={found.rating} /> : null}
            <Card title="办理经过">
              <Timeline found={found} />
            </Card>
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Progress({ found }: { found: MyCase }) {
  const { state, pick, dueAt, isOverdue, mainCase, rating, dispute } = found;
  const passed = found.events.map(({ to }) => to);
  const why = whyEnded(found);
  return (
    <Card>
      <View className={styles.head}>
        <Text className={styles.name}>{pick.label}</Text>
        <View id="state">
          <Tag {...caseTag(found)} />
        </View>
      </View>
      <View className={styles.next}>
        {nextWords(found)}
        {mainCase ? `，主案件 ${mainCase.caseNo}` : ''}
      </View>
      {why ? (
        <View id="why-ended" className={styles.why}>
          {why}
        </View>
      ) : null}
      <Stages
        progress={progressOf(state, { passed, isRated: rating !== null && dispute !== 'open' })}
      />
      {dueAt ? (
        <View className={styles.due}>
          <Icon name="clock" />
          <Text className={styles.dueWords}>处置期限 {dayAndTime(dueAt)}</Text>
          {isOverdue ? <Tag text="已超时" tone="red" /> : null}
        </View>
      ) : null}
    </Card>
  );
}

function Problem({ found }: { found: MyCase }) {
  const { photos, text, place, caseNo, reportedAt, events } = found;
  const disputed = events.flatMap((event) => (event.action === 'dispute' ? event.photos : []));
  const isDisputed = (id: string) => disputed.some((photo) => photo.id === id);
  const before = photos.filter(
    ({ id, role }) => role === 'before' || (role === 'panorama' && !isDisputed(id)),
  );
  const after = photos.filter(({ role }) => role === 'after');
  const check = photos.filter(({ role }) => role === 'check');
  return (
    <Card title="上报内容">
      <View className={styles.groups}>
        <Photos title="处置前" photos={before} />
        <Photos title="处置后" photos={after} />
        <Photos title="现场核查" photos={check} />
        <Photos title="问题没解决" photos={disputed} />
        {text ? <View className={styles.text}>{text}</View> : null}
        <View className={styles.facts}>
          <Text className={styles.fact}>
            位置：{placeWords(place)}
            {accuracyWords(place.accuracyM) ? `（${accuracyWords(place.accuracyM)}）` : ''}
          </Text>
          <Text className={styles.fact}>时间：{dayAndTime(reportedAt)}</Text>
          <Text className={styles.fact}>编号：{caseNo}</Text>
        </View>
      </View>
    </Card>
  );
}

function Rating({ rating }: { rating: NonNullable<MyCase['rating']> }) {
  return (
    <Card id="my-rating" title="我的评价" extra={starName(rating.stars)}>
      <Stars stars={rating.stars} />
      {rating.words ? <View className={styles.text}>{rating.words}</View> : null}
    </Card>
  );
}
