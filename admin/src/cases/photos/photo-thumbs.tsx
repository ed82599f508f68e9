import type { Photo } from '@suishoupai/api/contract';
import { PHOTO_NAMES } from './order-photos.ts';
import styles from './photo-pane.module.css';

export function PhotoThumbs(props: {
  photos: Photo[];
  current: string | null;
  onPick: (index: number) => void;
}) {
  return (
    <ul className={styles.thumbs}>
      {props.photos.map((photo, index) => (
        <li key={photo.id}>
          <button
            type="button"
            aria-label={`${PHOTO_NAMES[photo.role]}，第 ${index + 1} 张`}
            aria-current={photo.id === props.current}
            onClick={() => props.onPick(index)}
          >
            <img src={photo.thumbUrl} alt="" />
            <span>{PHOTO_NAMES[photo.role].slice(0, 2)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
