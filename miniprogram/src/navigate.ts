import Taro from '@tarojs/taro';

const query = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

const open = async (url: string) => {
  await Taro.navigateTo({ url });
};

export const goTo = {
  draft: (id: string) => open(`/packages/report/edit/index?${query({ id })}`),
  place: (id: string) => open(`/packages/report/place/index?${query({ id })}`),
  case: (id: string) => open(`/packages/case/detail/index?${query({ id })}`),
  claim: (rewardId: string, payoutId: string | null, amountFen: number) =>
    open(
      `/packages/money/claim/index?${query({ rewardId, payoutId: payoutId ?? '', amountFen: String(amountFen) })}`,
    ),
  terms: () => open('/packages/about/terms/index'),
  home: async () => {
    await Taro.switchTab({ url: '/pages/home/index' });
  },
  cases: async () => {
    await Taro.switchTab({ url: '/pages/cases/index' });
  },
  wallet: async () => {
    await Taro.switchTab({ url: '/pages/wallet/index' });
  },
  back: async () => {
    await Taro.navigateBack();
  },
};

/** The report is sent: its form gives way, so that going back does not lead into it. */
export async function showSent(id: string): Promise<void> {
  await Taro.redirectTo({ url: `/packages/report/sent/index?${query({ id })}` });
}
