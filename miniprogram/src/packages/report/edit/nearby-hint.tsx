import type { PublicCase } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Draft } from '../../../drafts/draft.ts';
import { removeDraft } from '../../../drafts/draft-store.ts';
import { useFollow, useNearby } from '../../../inbox/queries.ts';
import { goTo } from '../../../navigate.ts';
import { ask, tell } from '../../../platform/notices.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Picture } from '../../../ui/basics/picture.tsx';
import { Tag } from '../../../ui/basics/tag.tsx';
import { errorWords } from '../../../words/errors.ts';
import styles from './nearby-hint.module.scss';

/** Says that others have reported the same around here, and never stands in the way of reporting. */
export function NearbyHint({ draft }: { draft: Draft }) {
  const nearby = useNearby(draft.place?.fix ?? null, draft.pickId);
  const [isDismissed, setIsDismissed] = useState(false);
  const found = nearby.data ?? [];
  if (isDismissed || found.length === 0 || !draft.pickId) return null;
  return (
    <Card
      id="nearby"
      title={found.every((one) => one.isMine) ? '您在附近已上报' : '附近已有人上报'}
      extra={`${found.length} 件`}
    >
      <View className={styles.list}>
        {found.map((one) => (
          <Nearby key={one.id} found={one} draftId={draft.id} />
        ))}
      </View>
      <View className={styles.hint}>
        {found.every((one) => one.isMine)
          ? '您已上报过，不必再报一次；办结后又出现的，请照常上报。'
          : '是同一个问题就点“我也遇到”，有进展会通知您；办结后又出现的，请照常上报。'}
      </View>
      <Button id="report-anyway" kind="plain" isSmall onTap={() => setIsDismissed(true)}>
        不是同一个，仍然上报
      </Button>
    </Card>
  );
}

function Nearby({ found, draftId }: { found: PublicCase; draftId: string }) {
  const { id, stateLabel, isOpen, pick, distanceM, thumbUrl, reportedOn, isMine } = found;
  const follow = useFollow();
  const meToo = async () => {
    try {
      await follow.mutateAsync({ id, isOn: true });
    } catch (error) {
      return await tell(errorWords(error));
    }
    await offerToStop(draftId);
  };
  const facts = [
    distanceM === 0 ? '就在这里' : `约 ${distanceM} 米`,
    `${Number(reportedOn.slice(5, 7))}月${Number(reportedOn.slice(8))}日`,
    found.followerCount > 0 ? `${found.followerCount} 人也遇到` : '',
  ];
  return (
    <View className={styles.row}>
      <Picture
        className={styles.thumb}
        src={thumbUrl ?? `/assets/categories/${pick.icon}.png`}
        mode="aspectFill"
      />
      <View className={styles.words}>
        <View className={styles.head}>
          <Text className={styles.name}>{pick.label}</Text>
          <Tag text={stateLabel} tone={isOpen ? 'blue' : 'green'} />
        </View>
        <Text className={styles.fact}>{facts.filter(Boolean).join(' · ')}</Text>
      </View>
      {isMine ? (
        <Button isSmall kind="plain" onTap={() => goTo.case(id)}>
          我的上报
        </Button>
      ) : isOpen ? (
        <Button
          id={`me-too-${id}`}
          kind="plain"
          isSmall
          isOff={found.isFollowed || follow.isPending}
          onTap={meToo}
        >
          {found.isFollowed ? '已关注' : '我也遇到'}
        </Button>
      ) : null}
    </View>
  );
}

async function offerToStop(draftId: string): Promise<void> {
  const isDone = await ask({
    title: '已为您关注',
    content: '有进展会写进“消息”。这份上报还要继续提交吗？',
    confirmText: '不用了',
    cancelText: '继续上报',
  });
  if (!isDone) return;
  removeDraft(draftId);
  await goTo.home();
}
