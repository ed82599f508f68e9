import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Role } from './roles.ts';

/** Who may call a route: everybody, a vendor's server (proved by signature), or people in these roles. */
export type Audience = 'anyone' | 'vendor' | readonly Role[];

/** Which limiter counts the calls of a route; the figures are in the API's `rate-limits.ts`. */
export type Rate = 'read' | 'write' | 'login' | 'report' | 'money' | 'costly' | 'callback';

export type Route = {
  method: 'GET' | 'POST';
  /** Koa style, for example `/api/cases/:id`. */
  path: string;
  tag: string;
  summary: string;
  audience: Audience;
  rate: Rate;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  /** The media type of an answer that is a file, sent while it is made; `answer` says nothing then. */
  file?: string;
  /** Refusals a caller should expect beyond validation, login and limits. */
  refusals?: readonly ErrorCode[];
};

/** Keeps the literal types of a route, so that the client and the server are typed by it. */
export function route<const R extends Route>(declaration: R): R {
  return declaration;
}

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

type OptionalIfEmpty<K extends string, T> = undefined extends T
  ? { [P in K]?: undefined }
  : object extends T
    ? { [P in K]?: T }
    : { [P in K]: T };

/** What a caller passes. */
export type CallOf<R extends Route> = OptionalIfEmpty<'params', Input<R['params']>> &
  OptionalIfEmpty<'query', Input<R['query']>> &
  OptionalIfEmpty<'body', Input<R['body']>>;

/** What a handler receives, parsed. */
export type RequestOf<R extends Route> = {
  params: Output<R['params']>;
  query: Output<R['query']>;
  body: Output<R['body']>;
};

export type AnswerOf<R extends Route> = z.output<R['answer']>;
export type FileReply = { fileName: string; content: AsyncIterable<Uint8Array | string> };
/** What a handler returns, before it is parsed. */
export type ReplyOf<R extends Route> = R extends { file: string }
  ? FileReply
  : z.input<R['answer']>;
