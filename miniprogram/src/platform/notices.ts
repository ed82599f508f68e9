import Taro from '@tarojs/taro';

export async function tell(title: string): Promise<void> {
  await Taro.showToast({ title, icon: 'none', duration: 2500 });
}

export async function ask(question: {
  title: string;
  content: string;
  confirmText: string;
  isAdverse?: boolean;
}): Promise<boolean> {
  const { isAdverse, ...words } = question;
  const { confirm } = await Taro.showModal({
    ...words,
    cancelText: '取消',
    confirmColor: isAdverse ? '#cf1322' : '#1668dc',
  });
  return confirm;
}
