import type { Photo } from '@suishoupai/api/contract';
import { useEffect, useRef } from 'react';
import { ReactCompareSlider, ReactCompareSliderImage } from 'react-compare-slider';
import { formatTime } from '../../ui/format-time.ts';
import { PHOTO_NAMES } from './order-photos.ts';
import styles from './photo-pane.module.css';

function Side({ photo, className }: { photo: Photo; className?: string }) {
  return (
    <span className={`${styles.label} ${className}`}>
      {PHOTO_NAMES[photo.role]} {formatTime(photo.receivedAt)}
    </span>
  );
}

/** The problem under the left half, the result under the right one; whole pictures, nothing cut off. */
export function PhotoCompare({ before, after }: { before: Photo; after: Photo }) {
  const box = useRef<HTMLDivElement>(null);
  // The library's own name of the handle is English.
  useEffect(() => {
    box.current
      ?.querySelector('[role=slider]')
      ?.setAttribute('aria-label', '拖动或用左右键对比前后照片');
  });
  const image = (photo: Photo) => (
    <ReactCompareSliderImage
      src={photo.displayUrl}
      alt={PHOTO_NAMES[photo.role]}
      style={{ objectFit: 'contain' }}
    />
  );
  return (
    <div ref={box} className={styles.fill}>
      <ReactCompareSlider
        style={{ height: '100%' }}
        itemOne={image(before)}
        itemTwo={image(after)}
      />
      <Side photo={before} />
      <Side photo={after} className={styles.right} />
    </div>
  );
}
