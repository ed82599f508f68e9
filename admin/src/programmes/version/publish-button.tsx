import type { ProgrammeDetail } from '@suishoupai/api/contract';
import { Button, Checkbox, Popconfirm } from 'antd';
import { useState } from 'react';
import { cityDay } from '../../ui/format-time.ts';
import styles from './version.module.css';

type Props = { data: ProgrammeDetail; isPending: boolean; onPublish: () => void };

/** From when the new rules count: never for what was filed before they were published. */
export const sayBegin = (startsOn: string, now = new Date()): string =>
  startsOn > cityDay(now) ? `${startsOn} 起立案的按新规则计奖` : '即刻起，此后立案的按新规则计奖';

/** The words for citizens are nobody's but the publisher's: he or she says that they were read. */
export function PublishButton({ data, isPending, onPublish }: Props) {
  const [isRead, setIsRead] = useState(false);
  const hasTerms = data.terms !== '';
  return (
    <Popconfirm
      title={`发布后不能再改，${sayBegin(data.startsOn)}`}
      description={
        hasTerms && (
          <div className={styles.reading}>
            <blockquote>{data.terms}</blockquote>
            <Checkbox checked={isRead} onChange={(event) => setIsRead(event.target.checked)}>
              已读公示说明，所写金额与规则一致
            </Checkbox>
          </div>
        )
      }
      okButtonProps={{ disabled: hasTerms && !isRead }}
      onConfirm={onPublish}
    >
      <Button type="primary" loading={isPending}>
        发布
      </Button>
    </Popconfirm>
  );
}
