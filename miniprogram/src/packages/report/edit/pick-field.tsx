import type { Pick } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import type { Draft } from '../../../drafts/draft.ts';
import { changeDraft } from '../../../drafts/draft-store.ts';
import { callTelephone } from '../../../platform/telephone.ts';
import { usePicks } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Picture } from '../../../ui/basics/picture.tsx';
import { press } from '../../../ui/basics/press.ts';
import { Loaded } from '../../../ui/states/loaded.tsx';
import styles from './edit.module.scss';

export function PickField({ draft }: { draft: Draft }) {
  const picks = usePicks();
  const chosen = picks.data?.find((pick) => pick.id === draft.pickId);
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
                onChoose={() => changeDraft(draft.id, { pickId: pick.id })}
              />
            ))}
          </View>
        )}
      </Loaded>
      {chosen?.isDangerous ? <Dangerous pick={chosen} /> : null}
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

function Dangerous({ pick }: { pick: Pick }) {
  const { telephone } = pick;
  return (
    <View className={styles.dangerous} role="alert">
      <Text className={styles.dangerTitle}>请先打电话，确保人身安全</Text>
      <Text className={styles.dangerWords}>
        “{pick.label}”可能有危险，请远离现场。电话处置更快，打过电话后仍可继续上报留存照片。
      </Text>
      {telephone ? (
        <Button kind="adverse" onTap={() => callTelephone(telephone)}>
          拨打 {telephone}
        </Button>
      ) : null}
    </View>
  );
}
