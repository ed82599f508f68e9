import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { ConsentSheet } from '../../../account/consent-sheet.tsx';
import { hasAgreed, mustAskFirst } from '../../../account/consent-state.ts';
import { useAgreed } from '../../../account/use-agreed.ts';
import type { Draft } from '../../../drafts/draft.ts';
import { useDraft } from '../../../drafts/draft-store.ts';
import { goTo } from '../../../navigate.ts';
import { useCity, useMe } from '../../../queries.ts';
import { Screen } from '../../../ui/basics/screen.tsx';
import { Notice } from '../../../ui/states/notice.tsx';
import { NearbyHint } from './nearby-hint.tsx';
import { PhotoField } from './photo-field.tsx';
import { PickField } from './pick-field.tsx';
import { PlaceField } from './place-field.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { TextField } from './text-field.tsx';
import { useAutoPlace } from './use-auto-place.ts';
import { useAutoUpload } from './use-auto-upload.ts';

export default function EditPage() {
  const { id = '' } = useRouter().params;
  const draft = useDraft(id);
  return (
    <Screen title="上报问题">
      {draft ? (
        <Form draft={draft} />
      ) : (
        <Notice
          icon="inbox"
          title="这份草稿已经提交或删除"
          action={{ name: '查看我的上报', onTap: goTo.cases }}
        />
      )}
    </Screen>
  );
}

function Form({ draft }: { draft: Draft }) {
  const me = useMe();
  const placing = useAutoPlace(draft, useAgreed(me.data));
  const city = useCity();
  const [hasDeclined, setHasDeclined] = useState(false);
  // Somebody known not to have agreed is asked; somebody not known yet is neither asked nor uploaded for.
  const asked = me.data?.consentAsked ?? null;
  useAutoUpload(draft, hasAgreed(me.data) && (draft.place !== null || placing.isSettled));
  return (
    <>
      <PhotoField draft={draft} />
      <PlaceField draft={draft} placing={placing} />
      <PickField draft={draft} />
      <TextField draft={draft} />
      <SubmitBar
        draft={draft}
        city={city.data}
        above={<NearbyHint draft={draft} />}
        onConsentNeeded={mustAskFirst(asked, hasDeclined) ? () => setHasDeclined(false) : undefined}
      />
      {asked && !hasDeclined ? <ConsentSheet onClose={() => setHasDeclined(true)} /> : null}
    </>
  );
}
