import { POOR_STARS } from '@suishoupai/api/contract';
import { Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../basics/button.tsx';
import { press } from '../basics/press.ts';
import { Stars, starName } from '../cases/stars.tsx';
import { Sheet } from './sheet.tsx';
import styles from './sheets.module.scss';

const MAX_WORDS = 500;
type Props = {
  onClose: () => unknown;
  onSend: (rating: { stars: number; note: string; isDispute?: boolean }) => unknown;
  isSending: boolean;
  /** It can still be said that it is not solved: once, and for a week. */
  mayDispute: boolean;
};

export function RatingSheet({ onClose, onSend, isSending, mayDispute }: Props) {
  const [stars, setStars] = useState(0);
  const [note, setNote] = useState('');
  const [isDispute, setIsDispute] = useState<boolean>();
  const isPoor = stars > 0 && stars <= POOR_STARS && mayDispute;
  const isComplete = stars > 0 && (!isPoor || isDispute !== undefined);
  return (
    <Sheet id="rating-sheet" title="评价处置结果" onClose={onClose}>
      <View className={styles.center}>
        <Stars stars={stars} onChoose={setStars} />
        <Text id="rating-name" className={styles.words}>
          {starName(stars) || '请点星评价，提交后不能修改'}
        </Text>
      </View>
      {isPoor ? <LookAgain {...{ isDispute }} onChoose={setIsDispute} /> : null}
      <Textarea
        id="rating-note"
        className={styles.field}
        maxlength={MAX_WORDS}
        placeholder={isPoor ? '哪里没有解决？（选填）' : '说说处置得怎么样（选填）'}
        onInput={(event) => setNote(event.detail.value)}
      />
      <Button
        id="send-rating"
        isOff={!isComplete || isSending}
        onTap={() => onSend({ stars, note: note.trim(), ...(isPoor ? { isDispute } : {}) })}
      >
        提交评价
      </Button>
    </Sheet>
  );
}

const CHOICES = [
  { id: 'look-again', words: '没有解决，请工作人员再核实', isDispute: true },
  { id: 'only-rate', words: '只评价，不用再核实', isDispute: false },
];

type LookProps = { isDispute: boolean | undefined; onChoose: (isDispute: boolean) => void };

/** Few stars can reopen the matter: the person says whether they shall. */
function LookAgain({ isDispute, onChoose }: LookProps) {
  return (
    <>
      <Text id="look-again-words" className={styles.words}>
        {lookAgainWords(isDispute)}
      </Text>
      <View className={styles.body} role="radiogroup" aria-label="是否再核实">
        {CHOICES.map((one) => (
          <View
            key={one.id}
            id={one.id}
            className={`${styles.choice} ${one.isDispute === isDispute ? styles.choiceOn : ''}`}
            {...press(() => onChoose(one.isDispute), one.words, 'radio')}
            aria-checked={one.isDispute === isDispute}
          >
            {one.words}
          </View>
        ))}
      </View>
    </>
  );
}

function lookAgainWords(isDispute: boolean | undefined): string {
  if (isDispute === undefined) return '评价较低，问题解决了吗？请选择是否要再核实，每件只有一次。';
  return isDispute
    ? '提交后按“问题没解决”处理，工作人员会再次核实并答复您。'
    : '只记下您的评价，不再核实。';
}
