import type { StaffCase, Standard } from '@suishoupai/api/contract';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { ErrorBlock } from '../../../ui/error-block.tsx';
import { StandardCard } from '../../case/standard-card.tsx';
import { useStandards } from '../../queries.ts';
import { sayLimit, sayStandard } from '../../words.ts';

const itemsOf = ({ data }: ReturnType<typeof useStandards>): Standard[] =>
  data?.pages.flatMap((page) => page.items) ?? [];

const nameOf = (item: Standard): string =>
  sayStandard(`${item.categoryName} · ${item.problemKind}`);

/** The line of the standard a case is filed under; the likeliest is chosen and can be changed. */
export function StandardField(props: {
  one: StaffCase;
  value?: string;
  onChange: (standardId: string) => void;
}) {
  const { one, value, onChange } = props;
  const [text, setText] = useState('');
  const standards = useStandards(one.pick.id, text);
  // The line it had may be on a later page, and may have a newer version since.
  const former = useStandards(one.pick.id, one.standard?.code ?? '');
  const found = itemsOf(standards);
  const known = [...found, ...itemsOf(former)];
  const before = known.find((item) => item.code === one.standard?.code);
  const likeliest = text === '' && former.data ? (before ?? found[0])?.id : undefined;
  useEffect(() => {
    if (!value && likeliest) onChange(likeliest);
  });
  const [chosen, setChosen] = useState<Standard>();
  const shown = known.find((item) => item.id === value) ?? chosen;
  if (standards.error)
    return <ErrorBlock error={standards.error} retry={() => void standards.refetch()} />;
  return (
    <>
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        onPopupScroll={({ currentTarget: list }) => {
          const isNearEnd = list.scrollTop + list.clientHeight > list.scrollHeight - 80;
          if (isNearEnd && standards.hasNextPage && !standards.isFetching)
            void standards.fetchNextPage();
        }}
        aria-label="立案标准"
        placeholder="选择立案标准"
        loading={standards.isFetching}
        style={{ width: '100%' }}
        popupMatchSelectWidth={420}
        value={value}
        onChange={(id) => {
          setChosen(found.find((item) => item.id === id));
          setText('');
          onChange(id);
        }}
        labelRender={({ value: id, label }) => (shown?.id === id ? nameOf(shown) : label)}
        options={found.map((item) => ({
          value: item.id,
          label: nameOf(item),
          detail: `${item.filingCondition}；${sayLimit(item.limit)}`,
        }))}
        notFoundContent="没有符合的标准"
        optionRender={({ data }) => (
          <>
            {data.label}
            <div className="quiet" style={{ fontSize: 12, whiteSpace: 'normal' }}>
              {data.detail}
            </div>
          </>
        )}
      />
      {shown && <StandardCard standard={shown} />}
    </>
  );
}
