import {
  ColumnWidthOutlined,
  FileSearchOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { fileRoutes, type Photo, type StaffCase } from '@suishoupai/api/contract';
import { App, Button, Empty } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import {
  type ReactZoomPanPinchRef,
  TransformComponent,
  TransformWrapper,
} from 'react-zoom-pan-pinch';
import { useMe } from '../../accounts/queries.ts';
import { api } from '../../api.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useArrowKey, useBenchKey } from '../../ui/use-bench-key.ts';
import { ToneText } from '../tone-text.tsx';
import { sayPhotoPlace, sayPhotoTime } from '../words.ts';
import { comparablePair, inOrder, PHOTO_NAMES } from './order-photos.ts';
import { PhotoCompare } from './photo-compare.tsx';
import styles from './photo-pane.module.css';
import { PhotoThumbs } from './photo-thumbs.tsx';

/** The evidence: never cropped, zoomed and turned at will, before and after in one place. */
export function PhotoPane({ one }: { one: StaffCase }) {
  const photos = inOrder(one.photos);
  const pair = comparablePair(photos);
  const [index, setIndex] = useState(0);
  const [turns, setTurns] = useState(0);
  const [isComparing, setIsComparing] = useState(pair !== null);
  const zoom = useRef<ReactZoomPanPinchRef>(null);
  const photo = photos[Math.min(index, photos.length - 1)];
  const isShowingPair = isComparing && pair !== null;
  const step = (by: number) => setIndex((index + by + photos.length) % photos.length);
  useBenchKey('b', () => setIsComparing(!isComparing), pair !== null);
  useBenchKey('shift+r', () => setTurns(turns + 1));
  useArrowKey('left', () => step(-1), photos.length > 1 && !isShowingPair);
  useArrowKey('right', () => step(1), photos.length > 1 && !isShowingPair);
  if (!photo) return <Empty className={styles.empty} description="本案没有照片" />;
  return (
    <section className={`pane ${styles.pane}`} aria-label="照片">
      <div className={styles.bar}>
        {isShowingPair ? <strong>前后对比</strong> : <PhotoFacts photo={photo} one={one} />}
        <span className={styles.tools}>
          {pair && (
            <Button
              size="small"
              type={isShowingPair ? 'primary' : 'default'}
              icon={<ColumnWidthOutlined />}
              onClick={() => setIsComparing(!isComparing)}
            >
              {isShowingPair ? '逐张看' : '前后对比'} <KeyCap name="B" />
            </Button>
          )}
          {!isShowingPair && (
            <>
              <Tool name="放大" icon={<ZoomInOutlined />} onPress={() => zoom.current?.zoomIn()} />
              <Tool
                name="缩小"
                icon={<ZoomOutOutlined />}
                onPress={() => zoom.current?.zoomOut()}
              />
              <Tool
                name="旋转 90 度（Shift+R）"
                icon={<RotateRightOutlined />}
                onPress={() => setTurns(turns + 1)}
              />
              <OriginalButton photo={photo} />
            </>
          )}
        </span>
      </div>
      <div className={styles.stage}>
        {isShowingPair ? (
          <PhotoCompare {...pair} />
        ) : (
          <TransformWrapper ref={zoom} doubleClick={{ mode: 'toggle' }} maxScale={8}>
            <TransformComponent wrapperClass={styles.fill} contentClass={styles.fill}>
              <img
                className={turns % 2 === 0 ? styles.photo : styles.turned}
                style={{ rotate: `${turns * 90}deg` }}
                src={photo.displayUrl}
                alt={`${PHOTO_NAMES[photo.role]} ${index + 1}/${photos.length}`}
              />
            </TransformComponent>
          </TransformWrapper>
        )}
      </div>
      <PhotoThumbs
        photos={photos}
        current={isShowingPair ? null : photo.id}
        onPick={(picked) => {
          setIsComparing(false);
          setIndex(picked);
        }}
      />
    </section>
  );
}

function Tool(props: { name: string; icon: ReactNode; onPress: () => void }) {
  return (
    <Button
      size="small"
      type="text"
      icon={props.icon}
      aria-label={props.name}
      title={props.name}
      onClick={props.onPress}
    />
  );
}

function PhotoFacts({ photo, one }: { photo: Photo; one: StaffCase }) {
  return (
    <span className={styles.facts}>
      <strong>{PHOTO_NAMES[photo.role]}</strong>
      {photo.role === 'before' && (
        <>
          <ToneText said={sayPhotoTime(photo, one.reportedAt)} />
          <ToneText said={sayPhotoPlace(photo, one.place)} />
        </>
      )}
    </span>
  );
}

/** Every look at an original is logged, so it is asked for and never preloaded. */
function OriginalButton({ photo }: { photo: Photo }) {
  const me = useMe();
  const { message } = App.useApp();
  const audience: readonly string[] = fileRoutes.getOriginal.audience;
  if (!me.data?.roles.some((role) => audience.includes(role))) return null;
  const open = () =>
    api.getOriginal({ params: { id: photo.id } }).then(
      ({ url }) => window.open(url, '_blank', 'noreferrer'),
      (error: Error) => message.error(error.message),
    );
  return (
    <Button
      size="small"
      type="text"
      icon={<FileSearchOutlined />}
      title="查看原图，本次查看会被记录"
      onClick={() => void open()}
    >
      原图
    </Button>
  );
}
