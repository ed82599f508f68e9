import type { City, MyCaseRow } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { ConsentHint } from '../../account/consent-hint.tsx';
import { startDraft } from '../../drafts/add-photos.ts';
import { useDrafts } from '../../drafts/draft-store.ts';
import { UnreadStrip } from '../../inbox/unread.tsx';
import { goTo } from '../../navigate.ts';
import { callTelephone } from '../../platform/telephone.ts';
import { useCity, useLatestCase } from '../../queries.ts';
import { Card } from '../../ui/basics/card.tsx';
import { Icon } from '../../ui/basics/icon.tsx';
import { press } from '../../ui/basics/press.ts';
import { Screen } from '../../ui/basics/screen.tsx';
import { Tag } from '../../ui/basics/tag.tsx';
import { DraftCard } from '../../ui/cases/draft-card.tsx';
import { Stages } from '../../ui/cases/stages.tsx';
import { Loaded } from '../../ui/states/loaded.tsx';
import { caseTag, nextWords, progressOf } from '../../words/case-words.ts';
import styles from './index.module.scss';

const HOTLINE = '12345';
const STEPS = [
  '拍下问题，位置自动填写，选好类型即可提交',
  '工作人员核实后立案，派给责任单位处置',
  '处置完成、现场核查通过后结案，请您评价',
  '立案即记奖励，在“奖励”里领取到微信零钱；同一问题多人上报合并办理，只奖励一份',
];

export default function HomePage() {
  const city = useCity();
  const latest = useLatestCase();
  const drafts = useDrafts();
  useDidShow(() => {
    latest.refetch().catch(() => undefined);
  });
  usePullDownRefresh(async () => {
    await Promise.all([city.refetch(), latest.refetch()]);
    Taro.stopPullDownRefresh();
  });
  return (
    <Screen>
      <Hero cityName={city.data?.name} />
      <UnreadStrip />
      <ConsentHint />
      <Danger hotline={city.data?.hotline} />
      {drafts.map((draft) => (
        <DraftCard key={draft.id} draft={draft} />
      ))}
      <Loaded query={latest} blocks={1}>
        {(row) => (row ? <Latest row={row} /> : null)}
      </Loaded>
      <Card title="上报以后">
        {STEPS.map((words, index) => (
          <View key={words} className={styles.step}>
            <Text className={styles.stepNumber}>{index + 1}</Text>
            <Text className={styles.stepWords}>{words}</Text>
          </View>
        ))}
      </Card>
    </Screen>
  );
}

async function snap(): Promise<void> {
  const id = await startDraft();
  if (id) await goTo.draft(id);
}

function Hero({ cityName }: { cityName: City['name'] | undefined }) {
  return (
    <View id="snap" className={styles.hero} {...press(snap, '拍照上报')}>
      <Text className={styles.city}>{cityName ? `${cityName} · 城市管理` : '城市管理'}</Text>
      <View className={styles.snap}>
        <Icon name="camera" className={styles.snapIcon} />
      </View>
      <Text className={styles.snapName}>拍照上报</Text>
      <Text className={styles.snapHint}>看到路面破损、垃圾堆积，拍一张就能上报</Text>
    </View>
  );
}

function Danger({ hotline = HOTLINE }: { hotline?: string }) {
  return (
    <View className={styles.danger}>
      <Icon name="warning" />
      <Text className={styles.dangerWords}>井盖缺失、燃气泄漏等危险情况，请先打电话</Text>
      <View className={styles.call} {...press(() => callTelephone(hotline), `拨打电话 ${hotline}`)}>
        <Icon name="phone" className={styles.callIcon} />
        {hotline}
      </View>
    </View>
  );
}

function Latest({ row }: { row: MyCaseRow }) {
  return (
    <Card
      title="最近上报"
      id="latest"
      extra={
        <View className={styles.more} {...press(goTo.cases)}>
          全部上报
        </View>
      }
    >
      <View {...press(() => goTo.case(row.id), `查看${row.pick.label}`)}>
        <View className={styles.latest}>
          <Text className={styles.latestName}>{row.pick.label}</Text>
          <Tag {...caseTag(row)} />
        </View>
        <Stages progress={progressOf(row.state)} />
        <View className={styles.next}>{nextWords(row)}</View>
      </View>
    </Card>
  );
}
