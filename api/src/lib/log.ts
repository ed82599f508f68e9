import { AsyncLocalStorage } from 'node:async_hooks';
import { type Logger, pino } from 'pino';

/** The request a log line belongs to. */
export const requestScope = new AsyncLocalStorage<{ requestId: string }>();

/** Only own ids are logged: names of fields that could carry a secret or a person are removed. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => requestScope.getStore() ?? {},
    redact: {
      paths: [
        'openid',
        '*.openid',
        'token',
        '*.token',
        'password',
        '*.password',
        'phone',
        '*.phone',
      ],
      censor: '[removed]',
    },
  });
}

export type Log = Logger;
