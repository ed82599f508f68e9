import { CallFailed, type Terms } from '@suishoupai/api/contract';
import { Button, Empty, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { ErrorBlock } from '../ui/error-block.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { useMayPublish, useTerms } from './queries.ts';

const address = z.object({ version: z.coerce.number().int().min(1).optional().catch(undefined) });

/** What citizens agree to: every version as it was published. */
export default function TermsPage() {
  const [{ version }, setAddress] = useUrlState(address);
  const [isWriting, setWriting] = useState(false);
  const newest = useTerms(undefined);
  const shown = useTerms(version);
  const mayPublish = useMayPublish();
  const isNone = newest.error instanceof CallFailed && newest.error.code === 'not_found';
  const error = isNone ? null : (newest.error ?? shown.error);
  if (error) return <ErrorBlock error={error} retry={() => void shown.refetch()} />;
  if (!isNone && !newest.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <ListPage
      filters={
        <>
          {newest.data && (
            <Select
              aria-label="版本"
              style={{ minWidth: 150 }}
              value={version ?? newest.data.version}
              options={versionsUpTo(newest.data.version)}
              onChange={(next) => setAddress({ version: next })}
            />
          )}
          {mayPublish && (
            <Button type="primary" onClick={() => setWriting(true)}>
              发布新版
            </Button>
          )}
        </>
      }
    >
      <div style={{ padding: 16, maxWidth: 760 }}>
        {isNone && <Empty description="还没有发布说明，市民无法同意，也就不能上报" />}
        {!isNone && (shown.data ? <Text terms={shown.data} /> : <Skeleton active />)}
      </div>
      {isWriting && (
        <PublishDialog
          from={newest.data?.sections ?? []}
          onClose={() => setWriting(false)}
          onPublished={() => {
            setWriting(false);
            setAddress({ version: undefined });
          }}
        />
      )}
    </ListPage>
  );
}

const versionsUpTo = (newest: number) =>
  Array.from({ length: newest }, (_, index) => newest - index).map((value) => ({
    value,
    label: value === newest ? `第 ${value} 版（现行）` : `第 ${value} 版`,
  }));

function Text({ terms }: { terms: Terms }) {
  return (
    <article>
      <p className="quiet" style={{ marginBottom: 12 }}>
        第 {terms.version} 版 · <Time at={terms.publishedAt} /> 发布
        {terms.news && ` · 更新说明：${terms.news}`}
        <br />
        全文摘要 <span style={{ wordBreak: 'break-all' }}>{terms.sha256}</span>
      </p>
      {terms.sections.map(({ title, words }) => (
        <section key={title} style={{ marginBottom: 16 }}>
          <h2 style={{ fontSize: 15, marginBottom: 4 }}>{title}</h2>
          {words.map((sentence) => (
            <p key={sentence} style={{ marginBottom: 4, lineHeight: 1.8 }}>
              {sentence}
            </p>
          ))}
        </section>
      ))}
    </article>
  );
}
