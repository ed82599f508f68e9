import { STAGES } from '@suishoupai/api/contract';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { LoginForm } from './login-form.tsx';
import styles from './login-page.module.css';
import { useCity, useMe } from './queries.ts';

/** Only addresses of this app are followed after the login. */
const safeTarget = (from: string | null): string =>
  from?.startsWith('/') && !from.startsWith('//') ? from : '/';

export default function LoginPage() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const city = useCity();
  const me = useMe();
  const target = safeTarget(search.get('from'));
  if (me.data) return <Navigate to={target} replace />;
  return (
    <main className={styles.page}>
      <section className={styles.brand} aria-hidden="true">
        <p className={styles.slogan}>市民随手拍，城市有回应</p>
        <ol className={styles.loop}>
          {STAGES.map((stage) => (
            <li key={stage}>{stage}</li>
          ))}
        </ol>
      </section>
      <section className={styles.panel}>
        <p className={styles.city}>{city.data?.name ?? ' '}</p>
        <h1 className={styles.title}>随手拍 · 管理端</h1>
        <LoginForm onDone={() => navigate(target, { replace: true })} />
        <p className={styles.help}>
          忘记密码请联系系统管理员；服务热线 {city.data?.hotline ?? '12345'}
        </p>
      </section>
    </main>
  );
}
