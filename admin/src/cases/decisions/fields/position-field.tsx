import { AimOutlined } from '@ant-design/icons';
import type { DevicePosition, StaffCase } from '@suishoupai/api/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { readDevicePosition } from '../../../ui/device-position.ts';
import { distanceM, formatDistance } from '../../words.ts';
import styles from './fields.module.css';

/** Where the person stands. Read anew whenever the form opens: an old place proves nothing. */
export function PositionField(props: {
  one: StaffCase;
  value?: DevicePosition;
  onChange: (position?: DevicePosition) => void;
}) {
  const { one, value, onChange } = props;
  const { mutate, isPending, error } = useMutation({
    mutationFn: readDevicePosition,
    onMutate: () => onChange(undefined),
    onSuccess: onChange,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per opening, not per keystroke
  useEffect(() => mutate(), []);
  return (
    <p className={styles.position} role="status">
      <AimOutlined />
      <span className={error && !value ? 'bad' : undefined}>{sayPosition()}</span>
      <Button loading={isPending} onClick={() => mutate()}>
        重新定位
      </Button>
    </p>
  );

  function sayPosition(): string {
    if (value) {
      const apart = formatDistance(distanceM(value, one.place));
      const doubt = value.accuracyM === null ? '' : `，精度 ${formatDistance(value.accuracyM)}`;
      return `现场位置：距案件 ${apart}${doubt}`;
    }
    return error ? error.message : '正在取得现场位置…';
  }
}
