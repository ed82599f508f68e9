import { Alert, Button, Descriptions, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { ErrorBlock } from '../ui/error-block.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { LoadDialog } from './load-dialog.tsx';
import { useCalendarYears, useMayLoad } from './queries.ts';
import { YearMonths } from './year-months.tsx';

const address = z.object({ year: z.coerce.number().int().optional().catch(undefined) });

export default function CalendarPage() {
  const [{ year }, setAddress] = useUrlState(address);
  const [isLoading, setLoading] = useState(false);
  const years = useCalendarYears();
  const mayLoad = useMayLoad();
  if (years.error) return <ErrorBlock error={years.error} retry={() => void years.refetch()} />;
  if (!years.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { items, coverage, missingYear } = years.data;
  const shown = items.find((one) => one.year === year) ?? items[0];
  return (
    <ListPage
      filters={
        <>
          {items.length > 0 && (
            <FilterTabs
              label="年份"
              value={String(shown?.year)}
              onChange={(key) => setAddress({ year: Number(key) })}
              choices={items.map((one) => ({ key: String(one.year), name: `${one.year} 年` }))}
            />
          )}
          {mayLoad && (
            <Button type="primary" onClick={() => setLoading(true)}>
              录入一年
            </Button>
          )}
        </>
      }
    >
      <div style={{ padding: 12 }}>
        {missingYear !== null && <Missing year={missingYear} mayLoad={mayLoad} />}
        {shown ? (
          <>
            <Descriptions
              size="small"
              style={{ marginBottom: 12 }}
              column={{ xs: 1, md: 2, xl: 4 }}
              items={[
                { key: 'source', label: '依据', children: shown.source },
                {
                  key: 'coverage',
                  label: '时限可算',
                  children: coverage ? `${coverage.from} 至 ${coverage.to}` : '—',
                },
                { key: 'workdays', label: '工作日', children: `${shown.workdays} 天` },
                {
                  key: 'exceptions',
                  label: '调整',
                  children: `放假 ${shown.holidays.length} 天，调休上班 ${shown.makeupWorkdays.length} 天`,
                },
              ]}
            />
            <p className="quiet" style={{ marginBottom: 12 }}>
              红色“休”为周一至周五的放假日，蓝色“班”为周六、周日的调休上班日，灰色为周末。
            </p>
            <YearMonths year={shown} />
          </>
        ) : (
          <Empty description="还没有录入任何年份" />
        )}
      </div>
      {isLoading && (
        <LoadDialog
          year={missingYear ?? (items[0]?.year ?? new Date().getFullYear()) + 1}
          onClose={() => setLoading(false)}
          onLoaded={(loaded) => {
            setLoading(false);
            setAddress({ year: loaded });
          }}
        />
      )}
    </ListPage>
  );
}

function Missing({ year, mayLoad }: { year: number; mayLoad: boolean }) {
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={`${year} 年的工作日历还没有录入`}
      description={
        mayLoad
          ? '国务院办公厅公布放假安排后请及时录入；没有录入的日期算不出时限，届时派遣会被拒绝。'
          : '没有录入的日期算不出时限，请系统管理员在国务院办公厅公布放假安排后录入。'
      }
    />
  );
}
