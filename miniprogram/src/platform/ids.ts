import Taro from '@tarojs/taro';
import { RANDOM_LENGTH, ulid } from '../ulid.ts';

/** Made here before the first try, so that a resend is the same thing. Math.random might repeat. */
export async function newId(): Promise<string> {
  const answer = await Taro.getRandomValues({ length: RANDOM_LENGTH });
  return ulid(Date.now(), new Uint8Array(answer.randomValues as ArrayBuffer));
}
