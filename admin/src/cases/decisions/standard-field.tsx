import type { StaffCase } from '@suishoupai/api/contract';
import { Select } from 'antd';
import { useEffect } from 'react';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { StandardCard } from '../case/standard-card.tsx';
import { useStandards } from '../queries.ts';
import { sayLimit, sayStandard } from '../words.ts';

/** The line of the standard a case is filed under; the likeliest is chosen and can be changed. */
export function StandardField(props: {
  one: StaffCase;
  value?: string;
  onChange: (standardId: string) => void;
}) {
  const { one, value, onChange } = props;
  const standards = useStandards(one.pick.id);
  const items = standards.data?.items ?? [];
  // The line may have a newer version since.
  const before = items.find((item) => item.code === one.standard?.code);
  const likeliest = (before ?? items[0])?.id;
  useEffect(() => {
    if (!value && likeliest) onChange(likeliest);
  });
  const chosen = items.find((item) => item.id === value);
  if (standards.error)
    return <ErrorBlock error={standards.error} retry={() => void standards.refetch()} />;
  return (
    <>
      <Select
        showSearch={{ optionFilterProp: 'search' }}
        aria-label="立案标准"
        placeholder="选择立案标准"
        loading={standards.isPending}
        style={{ width: '100%' }}
        popupMatchSelectWidth={420}
        value={value}
        onChange={onChange}
        options={items.map((item) => ({
          value: item.id,
          label: sayStandard(`${item.categoryName} · ${item.problemKind}`),
          search: `${item.categoryKey} ${item.categoryName} ${item.problemKind} ${item.filingCondition}`,
          detail: `${item.filingCondition}；${sayLimit(item.limit)}`,
        }))}
        optionRender={({ data }) => (
          <>
            {data.label}
            <div className="quiet" style={{ fontSize: 12, whiteSpace: 'normal' }}>
              {data.detail}
            </div>
          </>
        )}
      />
      {chosen && <StandardCard standard={chosen} />}
    </>
  );
}
