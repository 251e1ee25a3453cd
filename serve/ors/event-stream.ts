// An answer as server-sent events, as ORS has it: the ID of the work first, then its result in chunks. A client whose
// connection broke sends the ID again and gets the result of the same work.
//   event: task_id          event: chunk          event: end
//   data: 5f1c…             data: {"ok":true,     data: "output":…}
import type { ServerResponse } from 'node:http';

/** Characters in one line. Clients read lines of up to 64 KB. */
const mostInLine = 4096;

/** Milliseconds between two signs of life. Clients give up after 30 seconds without one. */
const breath = 10_000;

export interface Work {
  readonly id: string;
  /** JSON text. */
  readonly result: Promise<string>;
}

export async function sendWork(response: ServerResponse, { id, result }: Work): Promise<void> {
  beginStream(response);
  event(response, 'task_id', id);
  const alive = setInterval(() => response.write(': ping\n\n'), breath);
  try {
    const chunks = chunksOf(asciiJson(await result));
    for (const [index, chunk] of chunks.entries())
      event(response, index === chunks.length - 1 ? 'end' : 'chunk', chunk);
  } catch (error) {
    event(
      response,
      'error',
      (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' '),
    );
  } finally {
    clearInterval(alive);
    response.end();
  }
}

export function sendEvents(response: ServerResponse, events: readonly (readonly [string, string])[]): void {
  beginStream(response);
  for (const [name, data] of events) event(response, name, data);
  response.end();
}

const beginStream = (response: ServerResponse): unknown =>
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });

const event = (response: ServerResponse, name: string, data: string): unknown =>
  response.write(`event: ${name}\ndata: ${data}\n\n`);

/** Characters beyond ASCII may be torn apart between two chunks, and clients strip some of them. */
const asciiJson = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Clients strip spaces from the beginning of a line, so no chunk begins with one. */
function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + mostInLine);
    while (text[to] === ' ') to += 1;
    chunks.push(text.slice(from, to));
    from = to;
  }
  return chunks;
}
