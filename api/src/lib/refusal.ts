import { ERRORS, type ErrorCode } from '../../contract/errors.ts';

/** A business "no": the code decides status and sentence; nothing was changed. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly paths: { path: string; message: string }[];
  constructor(
    code: ErrorCode,
    paths: { path: string; message: string }[] = [],
    /** The code's sentence, where it names a day or a number. */
    words: string = ERRORS[code][1],
  ) {
    super(words);
    this.name = 'Refusal';
    this.code = code;
    this.paths = paths;
  }
  get status(): number {
    return ERRORS[this.code][0];
  }
}

export function refuse(code: ErrorCode): Refusal {
  return new Refusal(code);
}
