// Reading requests and writing answers as JSON.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { foreignJson, tooDeep } from '../../pipeline/json/foreign-json.ts';

/** Answered with this status and message. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A request and where its answer goes. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** In bytes. Arguments of calls take a few hundred. */
export const mostBody = 2 ** 20;

/** The body as JSON; undefined if there is none. Browsers ask before they send JSON to another site. */
export async function jsonBody(request: IncomingMessage, most = mostBody): Promise<unknown> {
  const text = await bodyText(request, most);
  if (text === '') return undefined;
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new HttpError(415, 'the body has to be application/json');
  const value = foreignJson(text);
  if (value === undefined) throw new HttpError(400, `the body is not JSON, or ${tooDeep}`);
  return value;
}

async function bodyText(request: IncomingMessage, most: number): Promise<string> {
  const tooLong = new HttpError(413, `the body is longer than ${most} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLong;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw tooLong;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export async function bodyAs<Schema extends z.ZodType>(
  request: IncomingMessage,
  schema: Schema,
  most = mostBody,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse((await jsonBody(request, most)) ?? {});
  if (parsed.success) return parsed.data;
  throw new HttpError(400, `the body does not fit: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 503 ? { 'retry-after': '5' } : {}),
    // What is left of the body is not read.
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text);
}

export const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value?.trim();
};
