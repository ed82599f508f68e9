import { LogoutOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { ROLES, type Staff } from '@suishoupai/api/contract';
import { Button, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { LoginAgain } from '../accounts/login-again.tsx';
import { useCity, useLogout } from '../accounts/queries.ts';
import { menuOf, pages } from '../modules.ts';
import { MessageBell } from '../supervision/message-bell.tsx';
import { useBenchKey } from '../ui/use-bench-key.ts';
import styles from './app-shell.module.css';
import { KeyList } from './key-list.tsx';
import { pageAt } from './page-at.ts';
import { SideMenu } from './side-menu.tsx';

export function AppShell({ me }: { me: Staff }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const city = useCity();
  const logout = useLogout();
  const [showsKeys, setShowsKeys] = useState(false);
  useBenchKey('shift+slash', () => setShowsKeys(true));
  const menu = menuOf(me);
  const here = pageAt(menu, pathname);
  const title = here?.label ?? pages.find((page) => page.path === pathname)?.title ?? '随手拍';
  const leave = () =>
    logout.mutate(undefined, { onSettled: () => navigate('/login', { replace: true }) });
  return (
    <div className={styles.shell}>
      <SideMenu menu={menu} here={here} />
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        <span className={`quiet ${styles.city}`}>{city.data?.name}</span>
        <p className={styles.person}>
          <strong>{me.name}</strong>
          <span className="quiet wide-only">
            {me.roles.map((role) => ROLES[role]).join('、')} · {me.unit.name}
          </span>
        </p>
        <Button
          className="wide-only"
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label="快捷键一览"
          onClick={() => setShowsKeys(true)}
        />
        <MessageBell />
        <Button type="text" icon={<LogoutOutlined />} loading={logout.isPending} onClick={leave}>
          退出
        </Button>
      </header>
      <main className={styles.main}>
        <Suspense fallback={<Skeleton active />}>
          <Outlet />
        </Suspense>
      </main>
      <KeyList isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
      <LoginAgain />
    </div>
  );
}
