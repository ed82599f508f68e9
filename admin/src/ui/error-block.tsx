import { CallFailed } from '@suishoupai/api/contract';
import { Alert, Button } from 'antd';
import { CopyText } from './copy-text.tsx';

/** What went wrong in the server's own words, what can be done, and the number to quote. */
export function ErrorBlock({ error, retry }: { error: unknown; retry?: () => void }) {
  const failed = error instanceof CallFailed ? error : null;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      style={{ margin: '8px 0' }}
      title={
        <>
          {failed?.message ?? '页面出错了，请刷新后再试'}
          {failed?.paths.map((one) => (
            <div key={one.path}>{one.message}</div>
          ))}
          {failed?.requestId && (
            <div className="quiet" style={{ fontSize: 12 }}>
              请求编号 <CopyText text={failed.requestId} />
            </div>
          )}
        </>
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        )
      }
    />
  );
}
