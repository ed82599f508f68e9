import { Tooltip } from 'antd';
import { formatFullTime, formatTime } from './format-time.ts';

/** A moment on the city's clock; the second and the zone are one hover away. */
export function Time({ at }: { at: string }) {
  return (
    <Tooltip title={formatFullTime(at)}>
      <time dateTime={at} className="number">
        {formatTime(at)}
      </time>
    </Tooltip>
  );
}
