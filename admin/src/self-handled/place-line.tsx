import { EnvironmentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Draft } from './drafts/draft.ts';
import styles from './self-handled.module.css';
import type { usePlace } from './use-place.ts';

export function PlaceLine(props: { place: Draft['place']; position: ReturnType<typeof usePlace> }) {
  const { place, position } = props;
  const isFailed = position.state === 'failed' && !place;
  return (
    <p className={styles.place}>
      <EnvironmentOutlined />
      {place ? (
        <span>
          {place.address || '已定位'}
          <span className="quiet"> ±{Math.round(place.accuracyM ?? 0)} 米</span>
        </span>
      ) : (
        <span className={isFailed ? 'bad' : 'quiet'}>{isFailed ? position.why : '正在定位…'}</span>
      )}
      <Button
        size="small"
        type="link"
        loading={position.state === 'locating'}
        onClick={() => void position.locate()}
      >
        重新定位
      </Button>
    </p>
  );
}
