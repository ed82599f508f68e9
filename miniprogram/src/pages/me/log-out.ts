import { forgetAgreed } from '../../account/use-agreed.ts';
import { api, forgetLogin } from '../../api.ts';
import { goTo } from '../../navigate.ts';
import { ask } from '../../platform/notices.ts';
import { queryClient } from '../../query-client.ts';

/** Nothing of the last person stays on screen; the next call logs in anew. */
export async function startAnew(): Promise<void> {
  forgetLogin();
  forgetAgreed();
  queryClient.clear();
  await goTo.home();
}

export async function logOut(): Promise<void> {
  const isSure = await ask({
    title: '退出登录',
    content: '草稿会留在本机，再次打开时自动登录。',
    confirmText: '退出',
  });
  if (!isSure) return;
  await api.logoutCitizen().catch(() => undefined);
  await startAnew();
}
