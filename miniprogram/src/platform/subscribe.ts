import Taro from '@tarojs/taro';

const MAX_TEMPLATES = 3;

/** Must be called inside a tap. Whatever the person answers, the report goes on. */
export async function askToSubscribe(templateIds: string[]): Promise<void> {
  if (templateIds.length === 0) return;
  await Taro.requestSubscribeMessage({
    tmplIds: templateIds.slice(0, MAX_TEMPLATES),
    entityIds: [],
  }).catch(() => undefined);
}
