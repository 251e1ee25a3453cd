// What an answer is, whatever its content type says. Servers answer with JSON where a stream was asked for, with a stream
// where none was, as text/plain, without any type, or with a byte order mark.
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type OpenAI from 'openai';
import { Stream } from 'openai/streaming';
import { CallError } from '../admission/call-error.ts';

type AnswerForm = 'json' | 'stream' | 'page';

export const typeOf = (response: Response): string =>
  response.headers.get('content-type') || 'no content type';

/** Where no stream was asked for, one is told apart when it is read. */
export async function formOf(response: Response, isStreamed: boolean): Promise<AnswerForm> {
  const type = typeOf(response);
  if (type.includes('html')) return 'page';
  if (!isStreamed) return 'json';
  if (type.includes('event-stream')) return 'stream';
  return (await firstWords(response)).startsWith('{') ? 'json' : 'stream';
}

/** The beginning of a body that is still to be read. */
async function firstWords(response: Response): Promise<string> {
  const body = response.body as unknown as Readable; // by the transport
  if (body.readableLength === 0 && !body.readableEnded) await once(body, 'readable');
  const chunk = body.read() as Buffer | null; // it has no encoding
  if (chunk === null) return '';
  body.unshift(chunk);
  return chunk.toString('utf8').trimStart(); // takes the byte order mark too
}

/** Lines that begin a stream of server-sent events. */
const eventLine = /^(?:data|event|id|retry)?:/;

/** The JSON of a whole answer, or the stream that it turns out to be. */
export async function dataIn(response: Response, client: OpenAI): Promise<unknown> {
  const text = (await bodyText(response)).trimStart(); // takes the byte order mark too
  if (eventLine.test(text)) return Stream.fromSSEResponse(new Response(text), new AbortController(), client);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (typeOf(response).includes('json')) throw error;
    throw new CallError('bad_body', `the endpoint answered with ${typeOf(response)} that is not JSON`);
  }
}

/** A body whose beginning was looked at gives its text no more by itself. */
async function bodyText(response: Response): Promise<string> {
  const body = response.body as unknown as Readable | null; // by the transport
  if (!body?.readableDidRead) return await response.text();
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer); // it has no encoding
  return Buffer.concat(chunks).toString('utf8');
}
