import { Modal } from 'antd';
import { LoginForm } from './login-form.tsx';
import { useMe } from './queries.ts';
import { useSessionExpired } from './session-watch.ts';

/** Stands over the page instead of leaving it, so that nothing a person typed is lost. */
export function LoginAgain() {
  const isExpired = useSessionExpired();
  const me = useMe();
  return (
    <Modal
      open={isExpired && me.data !== undefined}
      title="登录已过期，请重新登录"
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      width={400}
    >
      <p className="quiet" style={{ marginBottom: 12 }}>
        当前页面填写的内容会保留，登录后可继续操作。
      </p>
      <LoginForm username={me.data?.username} onDone={() => undefined} />
    </Modal>
  );
}
