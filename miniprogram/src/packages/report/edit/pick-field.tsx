import type { Pick } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Draft } from '../../../drafts/draft.ts';
import { changeDraft } from '../../../drafts/draft-store.ts';
import { usePicks } from '../../../queries.ts';
import { Card } from '../../../ui/basics/card.tsx';
import { Picture } from '../../../ui/basics/picture.tsx';
import { press } from '../../../ui/basics/press.ts';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { DangerSheet } from './danger-sheet.tsx';
import styles from './edit.module.scss';

export function PickField({ draft }: { draft: Draft }) {
  const picks = usePicks();
  const [danger, setDanger] = useState<Pick | null>(null);
  const choose = (pick: Pick) => {
    changeDraft(draft.id, { pickId: pick.id });
    if (pick.isDangerous) setDanger(pick);
  };
  return (
    <Card title="问题类型">
      <Loaded query={picks} blocks={1}>
        {(items) => (
          <View className={styles.picks} role="radiogroup" aria-label="问题类型">
            {items.map((pick) => (
              <PickTile
                key={pick.id}
                pick={pick}
                isChosen={pick.id === draft.pickId}
                onChoose={() => choose(pick)}
              />
            ))}
          </View>
        )}
      </Loaded>
      {danger ? <DangerSheet pick={danger} onClose={() => setDanger(null)} /> : null}
    </Card>
  );
}

type TileProps = { pick: Pick; isChosen: boolean; onChoose: () => void };
function PickTile({ pick, isChosen, onChoose }: TileProps) {
  return (
    <View
      id={`pick-${pick.id}`}
      className={`${styles.pick} ${isChosen ? styles.pickOn : ''}`}
      aria-checked={isChosen}
      {...press(onChoose, pick.label, 'radio')}
    >
      <Picture
        className={styles.pickIcon}
        src={`/assets/categories/${pick.icon}.png`}
        mode="scaleToFill"
      />
      <Text>{pick.label}</Text>
    </View>
  );
}
