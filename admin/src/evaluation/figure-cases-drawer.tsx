import { figureName } from '@suishoupai/api/contract';
import { Button, Drawer, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ErrorBlock } from '../ui/error-block.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import styles from './evaluation.module.css';
import { isRate } from './figure-words.ts';
import { type AskedFigure, type Range, useFigureCases } from './queries.ts';

/** The cases one number was counted from: exactly those of the numerator, or of the denominator. */
export function FigureCasesDrawer(props: {
  range: Range;
  asked: AskedFigure | null;
  onClose: () => void;
}) {
  const { range, asked, onClose } = props;
  return (
    <Drawer
      open={asked !== null}
      onClose={onClose}
      title={asked && `${asked.subjectName} · ${figureName(asked.figure)}`}
      size={480}
      destroyOnHidden
    >
      {asked && <FigureCases range={range} asked={asked} />}
    </Drawer>
  );
}

function FigureCases({ range, asked }: { range: Range; asked: AskedFigure }) {
  const [part, setPart] = useState<'numerator' | 'denominator'>('denominator');
  const [cursors, setCursors] = useState<string[]>([]);
  const cases = useFigureCases(range, asked, part, cursors.at(-1));
  return (
    <>
      {isRate(asked.figure) && (
        <FilterTabs
          label="分子或分母"
          value={part}
          choices={[
            { key: 'denominator', name: '全部计入的案件' },
            { key: 'numerator', name: '只看分子' },
          ]}
          onChange={(key) => {
            setPart(key);
            setCursors([]);
          }}
        />
      )}
      {cases.error && <ErrorBlock error={cases.error} retry={() => void cases.refetch()} />}
      {cases.isPending && !cases.error && <Skeleton active />}
      <ul className={styles.cases} style={{ marginTop: 12 }}>
        {cases.data?.items.map((one) => (
          <li key={`${one.id} ${one.subjectId}`}>
            <Link to={`/cases/${one.id}`} className="number">
              {one.caseNo}
            </Link>
            {isRate(asked.figure) && (
              <Tag color={one.isHit ? 'processing' : undefined}>
                {one.isHit ? '计入分子' : '仅计入分母'}
              </Tag>
            )}
          </li>
        ))}
      </ul>
      {cases.data?.items.length === 0 && <p className="quiet">没有案件</p>}
      <div style={{ display: 'flex', gap: 8, paddingTop: 12 }}>
        {cursors.length > 0 && (
          <Button onClick={() => setCursors(cursors.slice(0, -1))}>上一页</Button>
        )}
        {cases.data?.nextCursor && (
          <Button onClick={() => setCursors([...cursors, cases.data.nextCursor ?? ''])}>
            下一页
          </Button>
        )}
      </div>
    </>
  );
}
