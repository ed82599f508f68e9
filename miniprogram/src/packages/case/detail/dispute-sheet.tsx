import type { OfferedAction } from '@suishoupai/api/contract';
import { Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { takePhotos } from '../../../drafts/add-photos.ts';
import type { DraftPhoto } from '../../../drafts/draft.ts';
import { uploadPhoto } from '../../../drafts/upload-photos.ts';
import { tell } from '../../../platform/notices.ts';
import { dropPhoto } from '../../../platform/photo-files';
import { Button } from '../../../ui/basics/button.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { Picture } from '../../../ui/basics/picture.tsx';
import { press } from '../../../ui/basics/press.ts';
import { usePhotoAddress } from '../../../ui/cases/draft-card.tsx';
import { Sheet } from '../../../ui/sheets/sheet.tsx';
import { errorWords } from '../../../words/errors.ts';
import styles from './dispute-sheet.module.scss';

const MAX_WORDS = 500;
const MAX_DISPUTE_PHOTOS = 3;

type Props = {
  offered: OfferedAction;
  onClose: () => unknown;
  /** Throws when it was refused. */
  onSend: (given: { note: string; photoIds: string[] }) => Promise<void>;
};

/** 问题没解决: how it looks now, in a photo and in words. */
export function DisputeSheet({ offered, onClose, onSend }: Props) {
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const [note, setNote] = useState('');
  const [isSending, setIsSending] = useState(false);
  const room = MAX_DISPUTE_PHOTOS - photos.length;
  const add = async () => setPhotos([...photos, ...(await takePhotos(room))]);
  const send = async () => {
    setIsSending(true);
    try {
      for (const photo of photos) await uploadPhoto(photo);
      await onSend({ note: note.trim(), photoIds: photos.map(({ id }) => id) });
      for (const { path } of photos) dropPhoto(path);
    } catch (error) {
      await tell(errorWords(error));
      setIsSending(false);
    }
  };
  return (
    <Sheet id="dispute-sheet" title={offered.name} onClose={onClose}>
      <View className={styles.photos}>
        {photos.map((photo) => (
          <Taken key={photo.id} photo={photo} />
        ))}
        {room > 0 ? (
          <View id="add-dispute-photo" className={styles.add} {...press(add, '拍现在的现场照片')}>
            <Icon name="plus" />
            现场照片
          </View>
        ) : null}
      </View>
      <Textarea
        id="dispute-note"
        className={styles.field}
        maxlength={MAX_WORDS}
        placeholder="哪里没有解决？工作人员会到现场再看"
        onInput={(event) => setNote(event.detail.value)}
      />
      <Text id="dispute-length" className={styles.length}>
        {photos.length}/{MAX_DISPUTE_PHOTOS} 张，{note.trim().length}/{MAX_WORDS} 字
      </Text>
      <Button
        id="send-dispute"
        isOff={photos.length === 0 || note.trim() === '' || isSending}
        onTap={send}
      >
        {isSending ? '正在提交…' : '提交'}
      </Button>
    </Sheet>
  );
}

function Taken({ photo }: { photo: DraftPhoto }) {
  const address = usePhotoAddress(photo.path);
  return <Picture className={styles.photo} src={address} mode="aspectFill" />;
}
