import { Button, Result } from 'antd';
import { Link, useRouteError } from 'react-router';
import { ErrorBlock } from '../ui/error-block.tsx';

const home = (
  <Link to="/">
    <Button type="primary" tabIndex={-1}>
      回到首页
    </Button>
  </Link>
);

export function NoPermission() {
  return (
    <Result
      status="403"
      title="您的岗位无权打开此页"
      subTitle="如确有工作需要，请联系系统管理员调整岗位。"
      extra={home}
    />
  );
}

export function NotFound() {
  return (
    <Result
      status="404"
      title="没有这个页面"
      subTitle="地址可能有误，或内容已移走。"
      extra={home}
    />
  );
}

/** After a new release the old page's files are gone; loading anew is the cure. */
export function PageFailed() {
  return <ErrorBlock error={useRouteError()} retry={() => window.location.reload()} />;
}
