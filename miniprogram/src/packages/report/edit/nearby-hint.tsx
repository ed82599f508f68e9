import type { PublicCase } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Draft } from '../../../drafts/draft.ts';
import { removeDraft } from '../../../drafts/draft-store.ts';
import { useFollow, useNearby } from '../../../inbox/queries.ts';
import { goTo } from '../../../navigate.ts';
import { ask, tell } from '../../../platform/notices.ts';
import { useRewardRules } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Picture } from '../../../ui/basics/picture.tsx';
import { Tag } from '../../../ui/basics/tag.tsx';
import { errorWords } from '../../../words/errors.ts';
import styles from './nearby-hint.module.scss';

/** Asks whether it is the same thing that was reported around here, one by one, and never stands in the way of reporting. */
export function NearbyHint({ draft }: { draft: Draft }) {
  const nearby = useNearby(draft.place?.fix ?? null, draft.pickId);
  const [others, setOthers] = useState<readonly string[]>([]);
  const open = (nearby.data ?? []).filter(({ id }) => !others.includes(id));
  const [first] = open;
  if (!first || !draft.pickId) return null;
  return (
    <View id="nearby" className={styles.nearby} role="status">
      <View className={styles.question}>
        <Text>{questionOf(first)}</Text>
        {open.length > 1 ? <Text className={styles.fact}>另有 {open.length - 1} 件</Text> : null}
      </View>
      <Found found={first} />
      {first.isOpen ? <OnlyFirst /> : null}
      <View className={styles.answers}>
        {first.isOpen || first.isMine ? (
          <View className={styles.answer}>
            <Same found={first} draftId={draft.id} />
          </View>
        ) : null}
        <View className={styles.answer}>
          <Button
            id="report-anyway"
            kind="plain"
            isSmall
            onTap={() => setOthers([...others, first.id])}
          >
            {first.isOpen ? '不是同一件' : '知道了'}
          </Button>
        </View>
      </View>
    </View>
  );
}

function questionOf({ isMine, isOpen }: PublicCase): string {
  if (!isOpen) return '附近同类问题不久前已结束；又出现的，请照常上报';
  return isMine ? '您在附近已上报，是同一件事吗？' : '附近已有人上报，是同一件事吗？';
}

function Found({ found }: { found: PublicCase }) {
  const { stateLabel, isOpen, pick, distanceM, thumbUrl, reportedOn, followerCount } = found;
  const facts = [
    distanceM === 0 ? '就在这里' : `约 ${distanceM} 米`,
    `${Number(reportedOn.slice(5, 7))}月${Number(reportedOn.slice(8))}日`,
    followerCount > 0 ? `${followerCount} 人也遇到` : '',
  ];
  return (
    <View className={styles.found}>
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
    </View>
  );
}

/** Where the programme says so: a second report of the same thing is in vain for who wants the reward. */
function OnlyFirst() {
  const programmes = useRewardRules().data ?? [];
  const [first] = programmes;
  if (!first?.onlyFirst || !programmes.every(({ onlyFirst }) => onlyFirst)) return null;
  return (
    <View id="only-first" className={styles.fact}>
      按奖励规则，{first.onlyFirst}。
    </View>
  );
}

/** The own report is shown; somebody else's is followed, and this one may be given up. */
function Same({ found, draftId }: { found: PublicCase; draftId: string }) {
  const { id, isMine, isFollowed } = found;
  const follow = useFollow();
  const meToo = async () => {
    try {
      if (!isFollowed) await follow.mutateAsync({ id, isOn: true });
    } catch (error) {
      return await tell(errorWords(error));
    }
    await offerToStop(draftId);
  };
  return (
    <Button
      id={isMine ? `mine-${id}` : `me-too-${id}`}
      isSmall
      isOff={follow.isPending}
      onTap={isMine ? () => goTo.case(id) : meToo}
    >
      {isMine ? '查看我的上报' : '这是同一件事'}
    </Button>
  );
}

async function offerToStop(draftId: string): Promise<void> {
  const isDone = await ask({
    title: '已为您关注',
    content: '有进展会写进“消息”，不必再报一次。这份上报还要提交吗？',
    confirmText: '不用了',
    cancelText: '继续上报',
  });
  if (!isDone) return;
  removeDraft(draftId);
  await goTo.home();
}
