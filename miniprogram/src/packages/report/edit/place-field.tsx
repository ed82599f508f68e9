import { Text, View } from '@tarojs/components';
import type { Draft, DraftPlace } from '../../../drafts/draft.ts';
import { goTo } from '../../../navigate.ts';
import { openLocationSettings } from '../../../platform/location';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { press } from '../../../ui/basics/press.ts';
import { accuracyWords } from '../../../words/place-words.ts';
import styles from './edit.module.scss';
import type { PlaceState, Placing } from './use-auto-place.ts';

const TROUBLE = {
  refused: '未获得定位授权。可以直接搜索地址，也可以打开授权后重新定位。',
  failed: '没有定到位置。请重试，或搜索地址。',
  outside: '您的位置不在本市受理范围内，照片不会上传。如问题在本市，请改选位置。',
} as const;

const UNKNOWN: Partial<Record<PlaceState, string>> = {
  waiting: '同意服务说明后自动定位',
  locating: '正在定位…',
};

export function PlaceField({ draft, placing }: { draft: Draft; placing: Placing }) {
  const choose = () => goTo.place(draft.id);
  const { state, retry } = placing;
  const retryLocating = async () => {
    if (state === 'refused') await openLocationSettings();
    retry();
  };
  return (
    <Card title="问题位置">
      <View className={styles.place} id="place" {...press(choose, '修改位置')}>
        <Icon name="pin" />
        <View className={styles.placeWords}>
          {draft.place ? (
            <Found place={draft.place} />
          ) : (
            <Text className={styles.address}>{UNKNOWN[state] ?? '请选择位置'}</Text>
          )}
        </View>
        <Text className={styles.change}>{draft.place ? '修改' : '选择'}</Text>
      </View>
      {state in TROUBLE ? (
        <>
          <View id="place-trouble" className={styles.outside} role="alert">
            {TROUBLE[state as keyof typeof TROUBLE]}
          </View>
          <View className={styles.hint}>
            <Button kind="plain" isSmall onTap={retryLocating}>
              重新定位
            </Button>
          </View>
        </>
      ) : null}
    </Card>
  );
}

function Found({ place }: { place: DraftPlace }) {
  const { accuracyM } = place.fix;
  const facts = [place.areaName, accuracyM === null ? '手动选定' : accuracyWords(accuracyM)];
  return (
    <>
      <Text className={styles.address}>{place.address || '已记录坐标，联网后识别地址'}</Text>
      <Text className={styles.fact}>{facts.filter(Boolean).join(' · ')}</Text>
    </>
  );
}
