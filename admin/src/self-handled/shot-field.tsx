import { CameraOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { newId } from '../new-id.ts';
import type { Shot } from './drafts/draft.ts';
import styles from './self-handled.module.css';

/** One picture; the whole tile opens the camera, before and after it was taken. */
export function ShotField(props: {
  name: string;
  shot: Shot | null;
  onShot: (shot: Shot) => void;
}) {
  const { name, shot, onShot } = props;
  const url = usePreview(shot?.file);
  return (
    <label className={styles.shot}>
      <input
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={`${name}照片`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onShot({ id: newId(), file });
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      {url ? (
        <img src={url} alt={`${name}照片`} />
      ) : (
        <span className={styles.ask}>
          <CameraOutlined />
        </span>
      )}
      <span className={styles.shotName}>
        {name}
        {url && <span> · 重拍</span>}
      </span>
    </label>
  );
}

export function usePreview(file: File | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return setUrl(null);
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
