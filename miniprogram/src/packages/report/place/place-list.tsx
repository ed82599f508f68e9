import type { AnswerOf, routes } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/basics/card.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { press } from '../../../ui/basics/press.ts';
import { Loaded } from '../../../ui/states/loaded.tsx';
import { distanceWords } from '../../../words/place-words.ts';
import styles from './index.module.scss';

type Places = AnswerOf<typeof routes.searchPlaces>;
export type NamedPlace = Places['items'][number];
type Props = {
  id: string;
  title: string;
  query: Parameters<typeof Loaded<Places>>[0]['query'];
  onChoose: (place: NamedPlace) => void;
};

/** The way to a place that needs no map. */
export function PlaceList({ id, title, query, onChoose }: Props) {
  return (
    <Card id={id} title={title}>
      <Loaded query={query} blocks={1}>
        {({ items }) =>
          items.filter(isHelpful).length === 0 ? (
            <Text className={styles.fact}>没有找到相近的地址，换个路名或小区名试试</Text>
          ) : (
            items.filter(isHelpful).map((place, index) => (
              <View
                key={`${place.name}${place.longitude}`}
                id={`place-${index}`}
                className={styles.place}
                {...press(() => onChoose(place), `选择 ${place.name}`)}
              >
                <Icon name="pin" />
                <View className={styles.words}>
                  <Text className={styles.name}>{place.name}</Text>
                  <Text className={styles.fact}>{factsOf(place)}</Text>
                </View>
              </View>
            ))
          )
        }
      </Loaded>
    </Card>
  );
}

/** An address the next town over says nothing about this place. */
const FAR_M = 5000;
const isHelpful = ({ distanceM }: NamedPlace) => distanceM === null || distanceM <= FAR_M;

const factsOf = ({ areaName, distanceM }: NamedPlace) =>
  [areaName, distanceM === null ? '' : distanceWords(distanceM)].filter(Boolean).join(' · ');
