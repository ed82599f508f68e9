import { Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../basics/button.tsx';
import { Stars, starName } from '../cases/stars.tsx';
import { Sheet } from './sheet.tsx';
import styles from './sheets.module.scss';

const MAX_WORDS = 500;
type Props = {
  onClose: () => unknown;
  onSend: (rating: { stars: number; note: string }) => unknown;
  isSending: boolean;
};

export function RatingSheet({ onClose, onSend, isSending }: Props) {
  const [stars, setStars] = useState(0);
  const [note, setNote] = useState('');
  return (
    <Sheet id="rating-sheet" title="评价处置结果" onClose={onClose}>
      <View className={styles.center}>
        <Stars stars={stars} onChoose={setStars} />
        <Text id="rating-name" className={styles.words}>
          {starName(stars) || '请点星评价，提交后不能修改'}
        </Text>
      </View>
      <Textarea
        id="rating-note"
        className={styles.field}
        maxlength={MAX_WORDS}
        placeholder="说说处置得怎么样（选填）"
        onInput={(event) => setNote(event.detail.value)}
      />
      <Button
        id="send-rating"
        isOff={stars === 0 || isSending}
        onTap={() => onSend({ stars, note: note.trim() })}
      >
        提交评价
      </Button>
    </Sheet>
  );
}
