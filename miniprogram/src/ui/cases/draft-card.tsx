import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { type Draft, draftWords } from '../../drafts/draft.ts';
import { removeDraft } from '../../drafts/draft-store.ts';
import { goTo } from '../../navigate.ts';
import { ask } from '../../platform/notices.ts';
import { photoAddress } from '../../platform/photo-files';
import { friendlyTime } from '../../words/time.ts';
import { Button } from '../basics/button.tsx';
import { Card } from '../basics/card.tsx';
import { Picture } from '../basics/picture.tsx';
import { press } from '../basics/press.ts';
import { Tag } from '../basics/tag.tsx';
import styles from './cases.module.scss';

/** The address of a photo kept on the device, once it is read; empty when it is gone. */
export function usePhotoAddress(path: string | undefined): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    if (path)
      photoAddress(path)
        .then(setAddress)
        .catch(() => setAddress(''));
  }, [path]);
  return address;
}

/** A report that is still on the device. */
export function DraftCard({ draft }: { draft: Draft }) {
  const address = usePhotoAddress(draft.photos[0]?.path);
  return (
    <Card id={`draft-${draft.id}`}>
      <View className={styles.case} {...press(() => goTo.draft(draft.id), '继续填写草稿')}>
        {address ? (
          <Picture className={styles.thumb} src={address} mode="aspectFill" />
        ) : (
          <View className={styles.thumb} />
        )}
        <View className={styles.caseWords}>
          <View className={styles.caseHead}>
            <Text className={styles.caseName}>草稿（{draft.photos.length} 张）</Text>
            <Tag text={draft.isQueued ? '待发送' : '未提交'} tone="orange" />
          </View>
          <Text className={styles.caseFact}>{draftWords(draft)}</Text>
          <Text className={styles.caseFact}>{friendlyTime(draft.createdAtMs)}</Text>
        </View>
      </View>
      <View className={styles.draftActions}>
        <Button kind="plain" isSmall onTap={() => deleteAfterAsking(draft.id)}>
          删除
        </Button>
        <Button isSmall onTap={() => goTo.draft(draft.id)}>
          继续
        </Button>
      </View>
    </Card>
  );
}

async function deleteAfterAsking(id: string): Promise<void> {
  const isSure = await ask({
    title: '删除草稿',
    content: '照片和已填写的内容将一并删除，无法恢复。',
    confirmText: '删除',
    isAdverse: true,
  });
  if (isSure) removeDraft(id);
}
