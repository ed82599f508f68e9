import type { Scheme } from '@suishoupai/api/contract';
import { Button, Drawer, type TableProps } from 'antd';
import { useState } from 'react';
import { Clip } from '../../ui/list/clip.tsx';
import { DataTable, OpenCell } from '../../ui/list/data-table.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import { Time } from '../../ui/time.tsx';
import { useEvaluationRights, useSchemes } from '../queries.ts';
import { weightsOf } from './scheme-draft.ts';
import { SchemeDrawer } from './scheme-drawer.tsx';
import { FormulaText, sayWeights } from './scheme-text.tsx';
import styles from './schemes.module.css';

const sayMethod = ({ definition: { method } }: Scheme): string =>
  method.kind === 'weights'
    ? sayWeights(method.weights)
    : `公式：${method.groups.map((group) => group.name).join('、')}`;

const columnsOf = (open: (scheme: Scheme) => void): TableProps<Scheme>['columns'] => [
  {
    title: '方案',
    render: (_, row) => <OpenCell text={`${row.name} v${row.version}`} onOpen={() => open(row)} />,
  },
  { title: '计分', render: (_, row) => <Clip text={sayMethod(row)} widthPx={420} /> },
  { title: '依据', render: (_, row) => <Clip text={row.definition.source} widthPx={260} /> },
  { title: '发布人', render: (_, row) => row.publishedBy ?? '系统自带' },
  {
    title: '发布时间',
    render: (_, row) => (row.publishedAt ? <Time at={row.publishedAt} /> : '—'),
  },
];

/** Every version of every scheme; only the administrator adds one. */
export default function SchemesPage() {
  const schemes = useSchemes();
  const { mayPublish } = useEvaluationRights();
  const [opened, setOpened] = useState<Scheme | null>(null);
  const [begun, setBegun] = useState<{ from: Scheme; isNew: boolean } | null>(null);
  const first = schemes.data?.items.find((one) => one.definition.method.kind === 'weights');
  const begin = (from: Scheme, isNew: boolean) => {
    setOpened(null);
    setBegun({ from, isNew });
  };
  return (
    <ListPage
      filters={
        <>
          <span className="quiet">发布后的版本不再改变；已冻结的评价保留当时的版本。</span>
          {mayPublish && first && (
            <Button type="primary" onClick={() => begin(first, true)}>
              新方案
            </Button>
          )}
        </>
      }
    >
      <DataTable
        label="评价方案"
        query={schemes}
        rowKey={(row) => `${row.id} ${row.version}`}
        columns={columnsOf(setOpened)}
        onOpen={setOpened}
        emptyText="没有方案"
      />
      <Drawer
        open={opened !== null}
        onClose={() => setOpened(null)}
        title={opened && `${opened.name} v${opened.version}`}
        size={560}
        destroyOnHidden
      >
        {opened && <SchemeDetail scheme={opened} />}
        {opened && mayPublish && (
          <Button type="primary" onClick={() => begin(opened, false)}>
            以此为底发布新版本
          </Button>
        )}
      </Drawer>
      <SchemeDrawer
        from={begun?.from ?? null}
        isNew={begun?.isNew ?? false}
        onClose={() => setBegun(null)}
      />
    </ListPage>
  );
}

function SchemeDetail({ scheme: { definition } }: { scheme: Scheme }) {
  const { method, grades, recurrenceDays, recurrenceRadiusM, minRatings } = definition;
  return (
    <div className={styles.detail}>
      {method.kind === 'weights' ? (
        <p>{sayWeights(weightsOf(definition))}</p>
      ) : (
        <FormulaText groups={method.groups} />
      )}
      <p>等级：{grades.map((one) => `${one.grade} ${one.min} 分起`).join('、')}</p>
      <p>
        问题反复：结案后 {recurrenceDays} 天内 {recurrenceRadiusM}{' '}
        米内同小类再次立案，或市民异议成立。满意率至少 {minRatings} 件评价才计分。
      </p>
      <p className="quiet">{definition.source}</p>
    </div>
  );
}
