import { MAX_PHOTOS } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { addPhotos } from '../../../drafts/add-photos.ts';
import { type Draft, type DraftPhoto, roomForPhotos } from '../../../drafts/draft.ts';
import { removePhoto } from '../../../drafts/draft-store.ts';
import { uploadPhotos, useProgress } from '../../../drafts/upload-photos.ts';
import { Card } from '../../../ui/basics/card.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { Picture } from '../../../ui/basics/picture.tsx';
import { press } from '../../../ui/basics/press.ts';
import { usePhotoAddress } from '../../../ui/cases/draft-card.tsx';
import styles from './edit.module.scss';

export function PhotoField({ draft }: { draft: Draft }) {
  const { id, photos } = draft;
  const problem = photos.find((photo) => photo.problem)?.problem;
  return (
    <Card title="现场照片" extra={`${photos.length}/${MAX_PHOTOS}`}>
      <View className={styles.photos} id="photos">
        {photos.map((photo, index) => (
          <PhotoTile key={photo.id} draftId={id} photo={photo} number={index + 1} />
        ))}
        {roomForPhotos(draft) > 0 ? (
          <View id="add-photo" className={styles.photo} {...press(() => addPhotos(id), '添加照片')}>
            <View className={styles.box}>
              <View className={`${styles.cover} ${styles.add}`}>
                <Icon name="plus" />
                添加照片
              </View>
            </View>
          </View>
        ) : null}
      </View>
      {problem ? (
        <View className={styles.problem} role="alert">
          {problem}，可点照片重试
        </View>
      ) : (
        <View className={styles.hint}>近景看清问题，远景看清位置，更容易立案</View>
      )}
    </Card>
  );
}

type TileProps = { draftId: string; photo: DraftPhoto; number: number };
function PhotoTile({ draftId, photo, number }: TileProps) {
  const address = usePhotoAddress(photo.path);
  const percent = useProgress()[photo.id];
  const isUploading = percent !== undefined;
  return (
    <View className={styles.photo}>
      <View className={styles.box}>
        {address ? <Picture className={styles.image} src={address} mode="aspectFill" /> : null}
        {isUploading ? <View className={styles.cover}>{percent}%</View> : null}
        {photo.problem && !isUploading ? (
          <View
            className={styles.cover}
            {...press(() => uploadPhotos(draftId), `第 ${number} 张没有传成，重试`)}
          >
            <Icon name="retry" />
            <Text>点此重试</Text>
          </View>
        ) : null}
        <View
          className={styles.remove}
          {...press(() => removePhoto(draftId, photo.id), `删除第 ${number} 张`)}
        >
          <Icon name="close" className={styles.removeIcon} />
        </View>
      </View>
    </View>
  );
}
