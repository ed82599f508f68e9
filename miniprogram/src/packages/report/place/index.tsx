import { Input, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { changeDraft, findDraft } from '../../../drafts/draft-store.ts';
import type { Fix } from '../../../geo.ts';
import { goTo } from '../../../navigate.ts';
import { choosePlace, hasPlaceChooser } from '../../../platform/choose-place';
import { useCity, usePlacesAround, usePlacesNamed } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { Screen } from '../../../ui/basics/screen.tsx';
import { GeoMap } from '../../../ui/geo-map';
import { addressWords } from '../../../words/place-words.ts';
import styles from './index.module.scss';
import { type NamedPlace, PlaceList } from './place-list.tsx';
import { useSettled } from './use-settled.ts';

type Candidate = { fix: Fix; name: string };

export default function PlacePage() {
  const { id = '' } = useRouter().params;
  const [candidate, setCandidate] = useState<Candidate | null>(() => startOf(id));
  const [text, setText] = useState('');
  const city = useCity();
  const center = candidate?.fix ?? fixOf(city.data?.center);
  const around = usePlacesAround(center);
  const named = usePlacesNamed(useSettled(text.trim()));
  const isSearching = text.trim() !== '';
  const area = around.data?.area ?? null;
  const isOutside = candidate !== null && around.isSuccess && !around.isFetching && area === null;
  const address = candidate?.name || (area && addressWords(area.name, around.data?.items[0])) || '';

  const choose = (place: NamedPlace) => {
    setText('');
    setCandidate({ fix: { ...fixOf(place), accuracyM: null }, name: place.name });
  };
  const chooseInWeChat = async () => {
    const chosen = await choosePlace(candidate?.fix ?? null);
    if (chosen) setCandidate({ fix: chosen.fix, name: chosen.address });
  };
  const finish = async () => {
    if (!candidate) return;
    changeDraft(id, {
      place: { fix: candidate.fix, address, areaName: area?.name ?? '' },
      problem: null,
    });
    await goTo.back();
  };

  return (
    <Screen title="选择位置">
      <View className={styles.search}>
        <Icon name="search" />
        <Input
          id="search-place"
          className={styles.input}
          value={text}
          placeholder="搜索地址、路名、小区"
          onInput={(event) => setText(event.detail.value)}
        />
      </View>
      {isSearching ? (
        <PlaceList id="search-results" title="搜索结果" query={named} onChoose={choose} />
      ) : (
        <>
          {center ? (
            <GeoMap
              center={center}
              areas={city.data?.areas ?? []}
              marks={around.data?.items ?? []}
              onMove={(fix) => setCandidate({ fix, name: '' })}
            />
          ) : null}
          {hasPlaceChooser ? (
            <Button kind="plain" onTap={chooseInWeChat}>
              在微信地图里选择
            </Button>
          ) : null}
          {isOutside ? (
            <View className={styles.outside} role="alert">
              该位置不在本市受理范围内，请核对图钉位置
            </View>
          ) : (
            <PlaceList id="nearby" title="附近地址" query={around} onChoose={choose} />
          )}
        </>
      )}
      {isSearching ? null : (
        <View className={styles.bar}>
          <View className={styles.chosen} id="chosen-place">
            {candidate ? address || '正在识别地址…' : '拖动地图、搜索或在列表里选择位置'}
          </View>
          <Button id="use-place" isOff={!candidate || isOutside} onTap={finish}>
            使用这个位置
          </Button>
        </View>
      )}
    </Screen>
  );
}

function startOf(draftId: string): Candidate | null {
  const place = findDraft(draftId)?.place;
  return place ? { fix: place.fix, name: place.address } : null;
}

type WgsPoint = { longitude: number; latitude: number };
function fixOf(point: WgsPoint): Fix;
function fixOf(point: WgsPoint | undefined): Fix | null;
function fixOf(point: WgsPoint | undefined): Fix | null {
  if (!point) return null;
  const { longitude, latitude } = point;
  return { longitude, latitude, datum: 'wgs84', accuracyM: null };
}
