import { CallFailed } from '@suishoupai/api/contract';

/** What a person reads when something did not work. */
export function errorWords(error: unknown): string {
  return error instanceof CallFailed ? error.message : '操作没有成功，请重试';
}

/** Whether trying again later can help: no answer came, or the server was not able to. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof CallFailed)) return true;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}
