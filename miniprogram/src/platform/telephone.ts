import Taro from '@tarojs/taro';

export async function callTelephone(number: string): Promise<void> {
  await Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined);
}
