import Taro from '@tarojs/taro';

export const NO_NETWORK = '网络不通，请恢复网络后再试';

/** Longer where there is more to read. */
export async function tell(title: string, duration = 2500): Promise<void> {
  await Taro.showToast({ title, icon: 'none', duration });
}

export async function ask(question: {
  title: string;
  content: string;
  confirmText: string;
  cancelText?: string;
  isAdverse?: boolean;
}): Promise<boolean> {
  const { isAdverse, ...words } = question;
  const { confirm } = await Taro.showModal({
    cancelText: '取消',
    ...words,
    confirmColor: isAdverse ? '#cf1322' : '#1668dc',
  });
  return confirm;
}
