import { Button, Form, Input } from 'antd';
import { ErrorBlock } from '../ui/error-block.tsx';
import { useLogin } from './queries.ts';

/** Name and password; used on the login page and over a page whose session ended. */
export function LoginForm({ username, onDone }: { username?: string; onDone: () => void }) {
  const login = useLogin();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ username }}
      onFinish={(typed: { username: string; password: string }) =>
        login.mutate(typed, { onSuccess: onDone })
      }
    >
      <Form.Item
        name="username"
        label="用户名"
        rules={[{ required: true, whitespace: true, message: '请输入用户名' }]}
      >
        <Input size="large" autoComplete="username" autoFocus={!username} maxLength={40} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password
          size="large"
          autoComplete="current-password"
          autoFocus={Boolean(username)}
          maxLength={200}
        />
      </Form.Item>
      {login.error && <ErrorBlock error={login.error} />}
      <Button type="primary" size="large" htmlType="submit" block loading={login.isPending}>
        登录
      </Button>
    </Form>
  );
}
