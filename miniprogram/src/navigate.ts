import Taro from '@tarojs/taro';
import { NO_NETWORK, tell } from './platform/notices.ts';
import { hasPageCode } from './platform/page-code';

const query = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** Goes there once the page can be shown; without network that may be never. */
async function reach(url: string, go: (to: { url: string }) => Promise<unknown>): Promise<void> {
  if (await hasPageCode(url)) await go({ url });
  else await tell(NO_NETWORK);
}

const open = (url: string) => reach(url, Taro.navigateTo);
const openTab = (name: string) => reach(`/pages/${name}/index`, Taro.switchTab);

export const goTo = {
  draft: (id: string) => open(`/packages/report/edit/index?${query({ id })}`),
  place: (id: string) => open(`/packages/report/place/index?${query({ id })}`),
  case: (id: string) => open(`/packages/case/detail/index?${query({ id })}`),
  claim: (rewardId: string) => open(`/packages/money/claim/index?${query({ rewardId })}`),
  rules: () => open('/packages/money/rules/index'),
  inbox: () => open('/packages/inbox/list/index'),
  terms: () => open('/packages/about/terms/index'),
  home: () => openTab('home'),
  cases: () => openTab('cases'),
  wallet: () => openTab('wallet'),
  back: async () => {
    await Taro.navigateBack();
  },
};

/** The report is sent: its form gives way, so that going back does not lead into it. */
export const showSent = (id: string): Promise<void> =>
  reach(`/packages/report/sent/index?${query({ id })}`, Taro.redirectTo);
