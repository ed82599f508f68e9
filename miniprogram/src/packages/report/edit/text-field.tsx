import { Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import type { Draft } from '../../../drafts/draft.ts';
import { changeDraft } from '../../../drafts/draft-store.ts';
import { Card } from '../../../ui/basics/card.tsx';
import styles from './edit.module.scss';

const MAX_TEXT = 500;

export function TextField({ draft }: { draft: Draft }) {
  const [initial] = useState(draft.text);
  // Given back while typing, the value would move the cursor on slow phones; H5 would lose it otherwise.
  const value = process.env.TARO_ENV === 'h5' ? draft.text : initial;
  return (
    <Card title="补充说明" extra="选填">
      <Textarea
        id="text"
        className={styles.text}
        value={value}
        maxlength={MAX_TEXT}
        placeholder="例如：井盖翘起，晚上没有路灯，容易绊倒"
        onInput={(event) => changeDraft(draft.id, { text: event.detail.value })}
      />
      <View className={styles.count}>
        {draft.text.length}/{MAX_TEXT}
      </View>
    </Card>
  );
}
