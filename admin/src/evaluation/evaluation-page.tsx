import { figureIds, subjectKind } from '@suishoupai/api/contract';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { cityDay } from '../ui/format-time.ts';
import { DataTable } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { monthOf } from './days.ts';
import { EvaluationStatus } from './evaluation-status.tsx';
import { FigureCasesDrawer } from './figure-cases-drawer.tsx';
import { figureColumns } from './figure-table.tsx';
import { figuresIn } from './figure-words.ts';
import { PeriodsDrawer } from './periods-drawer.tsx';
import { type AskedFigure, useEvaluation, useEvaluationRights, useSchemes } from './queries.ts';
import { RangeField } from './range-field.tsx';

const thisMonth = () => monthOf(cityDay(new Date()));
const address = z.object({
  fromDay: z.iso.date().optional().catch(undefined),
  toDay: z.iso.date().optional().catch(undefined),
  scheme: z.string().max(60).default('weifang7').catch('weifang7'),
  by: subjectKind.default('unit').catch('unit'),
  cursor: z.string().optional().catch(undefined),
});

const KINDS = [
  { key: 'unit', name: '单位' },
  { key: 'area', name: '辖区' },
  { key: 'person', name: '人员' },
] as const;

/** How well units, districts and people work: every number opens the cases it was counted from. */
export default function EvaluationPage() {
  const [{ scheme: schemeKey, by, cursor, ...days }, setAddress] = useUrlState(address);
  const [isListed, setIsListed] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const [asked, setAsked] = useState<AskedFigure | null>(null);
  const { seesAll } = useEvaluationRights();
  const { fromDay, toDay } = days.fromDay && days.toDay ? { ...days } : thisMonth();
  const [schemeId = '', version] = schemeKey.split('.');
  const range = {
    fromDay: fromDay ?? '',
    toDay: toDay ?? '',
    schemeId,
    schemeVersion: version === undefined ? undefined : Number(version),
  };
  const evaluation = useEvaluation({ ...range, by, cursor });
  const schemes = useSchemes();
  const choices = schemeChoices(schemes.data?.items ?? []);
  const kinds = seesAll ? KINDS : KINDS.filter(({ key }) => key === 'unit');
  const shown = evaluation.data;
  return (
    <ListPage
      filters={
        <>
          <RangeField
            fromDay={range.fromDay}
            toDay={range.toDay}
            onChange={(chosen) => setAddress({ ...chosen, cursor: undefined })}
          />
          <Select
            aria-label="评价方案"
            style={{ minWidth: 190 }}
            // A frozen period names its version, also where that is still the newest.
            value={choices.some((one) => one.value === schemeKey) ? schemeKey : schemeId}
            loading={schemes.isPending}
            onChange={(chosen) => setAddress({ scheme: chosen, cursor: undefined })}
            options={choices}
          />
          <FilterTabs
            label="评价对象"
            value={by}
            choices={[...kinds]}
            onChange={(key) => setAddress({ by: key, cursor: undefined })}
          />
          <Button onClick={() => setIsListed(true)}>冻结记录</Button>
          <Checkbox checked={isWhole} onChange={(event) => setIsWhole(event.target.checked)}>
            全部指标
          </Checkbox>
        </>
      }
    >
      {shown && <EvaluationStatus shown={shown} range={range} by={by} />}
      <DataTable
        label="评价结果"
        query={evaluation}
        rowKey={(row) => row.id}
        columns={
          shown &&
          figureColumns(
            shown.scheme,
            isWhole ? figureIds : figuresIn(shown.scheme),
            KINDS.find((kind) => kind.key === by)?.name ?? '',
            (row, figure) => setAsked({ by, subjectId: row.id, subjectName: row.name, figure }),
          )
        }
        emptyText="这段时间没有可以评价的内容"
      />
      <PeriodsDrawer
        isOpen={isListed}
        onClose={() => setIsListed(false)}
        onChoose={({ fromDay: from, toDay: to, schemeId: id, schemeVersion }) => {
          setIsListed(false);
          setAddress({
            fromDay: from,
            toDay: to,
            scheme: `${id}.${schemeVersion}`,
            cursor: undefined,
          });
        }}
      />
      <FigureCasesDrawer range={range} asked={asked} onClose={() => setAsked(null)} />
    </ListPage>
  );
}

/** The newest version goes by the scheme's id alone, older ones by id and version. */
function schemeChoices(all: readonly { id: string; version: number; name: string }[]) {
  const seen = new Set<string>();
  return all.map(({ id, version, name }) => {
    const isNewest = !seen.has(id);
    seen.add(id);
    return { value: isNewest ? id : `${id}.${version}`, label: `${name} v${version}` };
  });
}
