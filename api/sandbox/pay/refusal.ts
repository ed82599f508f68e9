import { json, type Reply } from '../lib/exchange.ts';

/** An error answer of WeChat Pay: thrown where it is found, written out at the door. */
export class PayRefusal extends Error {
  status: number;
  code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const refusalReply = (refusal: PayRefusal): Reply =>
  json(refusal.status, { code: refusal.code, message: refusal.message });

const STATUS: Record<string, number> = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  NOT_ENOUGH: 403,
  NOT_FOUND: 404,
  RESOURCE_NOT_EXISTS: 404,
  FREQUENCY_LIMITED: 429,
  FREQUENCY_LIMIT_EXCEED: 429,
  STATEMENT_CREATING: 400,
  NO_STATEMENT_EXIST: 400,
  SYSTEM_ERROR: 500,
};

export const refusal = (code: string, message: string, status = STATUS[code] ?? 400) =>
  new PayRefusal(status, code, message);
