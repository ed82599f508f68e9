import type { Photo } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { previewPhotos } from '../../platform/preview.ts';
import { Picture } from '../basics/picture.tsx';
import { press } from '../basics/press.ts';
import styles from './cases.module.scss';

/** Photos under a word; a tap shows them large. */
export function Photos({ title, photos }: { title: string; photos: Photo[] }) {
  if (photos.length === 0) return null;
  const urls = photos.map((photo) => photo.displayUrl);
  return (
    <View>
      <Text className={styles.photosTitle}>{title}</Text>
      <View className={styles.photos}>
        {photos.map((photo, index) => (
          <View
            key={photo.id}
            className={styles.photo}
            {...press(() => previewPhotos(urls, photo.displayUrl), `${title}第 ${index + 1} 张`)}
          >
            <View className={styles.photoBox}>
              <Picture
                className={styles.photoImage}
                src={photo.thumbUrl}
                mode="aspectFill"
                lazyLoad
              />
            </View>
          </View>
        ))}
      </View>
    </View>
  );
}
