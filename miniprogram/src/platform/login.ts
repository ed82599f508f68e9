import Taro from '@tarojs/taro';

/** On WeChat the person is who the phone says; there is nobody to choose. */
export const hasDemoCitizens = false;

export async function getLoginCode(): Promise<string> {
  const { code } = await Taro.login();
  return code;
}

export const currentDemoCitizen = (): string => '';
export const demoAliasOf = (_openid: string): string | undefined => undefined;
export function rememberDemoAlias(_alias: string): void {}
export const isSampleCitizen = (_openid: string): boolean => false;
export const listDemoCitizens = (): string[] => [];
export function chooseDemoCitizen(_openid: string): void {}
