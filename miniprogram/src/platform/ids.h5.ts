import { RANDOM_LENGTH, ulid } from '../ulid.ts';

export async function newId(): Promise<string> {
  return ulid(Date.now(), crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH)));
}
