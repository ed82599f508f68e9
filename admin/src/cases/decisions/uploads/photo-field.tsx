import { CameraOutlined, DeleteOutlined, PictureOutlined, RedoOutlined } from '@ant-design/icons';
import { MAX_PHOTOS, PHOTO_TYPES } from '@suishoupai/api/contract';
import { Button, Progress } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import styles from './photo-field.module.css';
import type { Upload, Uploads } from './use-uploads.ts';

function FileButton(props: {
  name: string;
  icon: ReactNode;
  isCamera?: boolean;
  onFiles: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!props.isCamera}
        accept={props.isCamera ? 'image/*' : PHOTO_TYPES.join()}
        capture={props.isCamera ? 'environment' : undefined}
        aria-label={props.name}
        onChange={(event) => {
          props.onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was removed.
          event.target.value = '';
        }}
      />
      <Button icon={props.icon} onClick={() => input.current?.click()}>
        {props.name}
      </Button>
    </>
  );
}

function Tile({ item, uploads }: { item: Upload; uploads: Uploads }) {
  const [isBroken, setIsBroken] = useState(false);
  return (
    <li className={styles.tile}>
      {isBroken ? (
        <span className={styles.broken}>无法预览</span>
      ) : (
        <img
          src={item.previewUrl}
          alt={`待提交照片 ${item.file.name}`}
          onError={() => setIsBroken(true)}
        />
      )}
      {item.state === 'uploading' && (
        <Progress
          aria-label="上传进度"
          percent={Math.round(item.progress * 100)}
          size="small"
          className={styles.progress}
        />
      )}
      {item.state === 'failed' && (
        <Button
          danger
          size="small"
          icon={<RedoOutlined />}
          className={styles.progress}
          title={item.why}
          onClick={() => uploads.retry(item)}
        >
          重试
        </Button>
      )}
      <Button
        size="small"
        icon={<DeleteOutlined />}
        aria-label="移除照片"
        className={styles.remove}
        onClick={() => uploads.remove(item.id)}
      />
    </li>
  );
}

export function PhotoField({ name, uploads }: { name: string; uploads: Uploads }) {
  const isFull = uploads.items.length >= MAX_PHOTOS;
  const failed = uploads.items.find((item) => item.state === 'failed');
  return (
    <fieldset className={styles.field}>
      <legend>
        {name}（已传 {uploads.doneIds.length}/{MAX_PHOTOS}）
      </legend>
      <ul className={styles.tiles}>
        {uploads.items.map((item) => (
          <Tile key={item.id} item={item} uploads={uploads} />
        ))}
      </ul>
      {failed && <p className="bad">{failed.why}</p>}
      {!isFull && (
        <div className={styles.buttons}>
          <span className="narrow-only">
            <FileButton name="拍照" icon={<CameraOutlined />} isCamera onFiles={uploads.add} />
          </span>
          <FileButton name="选择照片" icon={<PictureOutlined />} onFiles={uploads.add} />
        </div>
      )}
    </fieldset>
  );
}
