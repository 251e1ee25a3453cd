// One request to a hub: tried again where the fault may pass, ended in time, and never sent in the clear. A failure is
// told without the token.
import type { Readable } from 'node:stream';
import { messageOf, UsageError } from '../errors.ts';
import { sleep } from '../when-aborted.ts';

export interface HubRequest {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** Made anew for each attempt. */
  readonly body?: () => string | Uint8Array | Readable;
  /** Bytes of the body: a large one has more time. */
  readonly bytes?: number;
  /** Statuses beside 2xx that are an answer. */
  readonly accepted?: readonly number[];
}

export interface HubReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Sending {
  readonly signal: AbortSignal;
  /** Takes secrets out of what a server says. */
  readonly redact: (text: string) => string;
  /** Told before another attempt. */
  note(message: string): void;
  /** Milliseconds before the second attempt; twice as many before each later one. */
  readonly pause: number;
}

const mostAttempts = 5;
/** A minute for an answer, and as long as a slow line needs: 50 KB a second. */
const [usualTime, bytesPerMillisecond] = [60_000, 50];
/** Of an error that a server tells. */
const mostTold = 300;

export async function send(request: HubRequest, sending: Sending): Promise<HubReply> {
  requireSafe(request.url);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attempted(request, sending);
    if ('reply' in outcome) return outcome.reply;
    if (!outcome.passes || attempt === mostAttempts) throw new UsageError(outcome.message);
    const wait = Math.max(outcome.retryAfter ?? 0, sending.pause * 2 ** (attempt - 1));
    sending.note(`${outcome.message}; trying again in ${Math.ceil(wait / 1000)} s`);
    await sleep(wait, sending.signal);
  }
}

type Outcome =
  | { readonly reply: HubReply }
  | { readonly message: string; readonly passes: boolean; readonly retryAfter?: number };

async function attempted(request: HubRequest, { signal, redact }: Sending): Promise<Outcome> {
  const { url, method, headers, body, bytes = 0, accepted = [] } = request;
  const { request: send } = await import('undici'); // takes a while to load
  const time = AbortSignal.timeout(usualTime + Math.ceil(bytes / bytesPerMillisecond));
  const until = AbortSignal.any([signal, time]);
  const { host } = new URL(url);
  try {
    const reply = await send(url, {
      ...{ method, headers, signal: until, body: body?.() ?? null },
    });
    const [status, text] = [reply.statusCode, await reply.body.text()];
    if ((status >= 200 && status < 300) || accepted.includes(status))
      return { reply: { status, headers: reply.headers, text } };
    const passes = status === 429 || status >= 500;
    const after = Number(reply.headers['retry-after']);
    return {
      message: `${host} answered ${status}${told(redact(text))}${remedies[status] ?? ''}`,
      passes,
      ...(Number.isFinite(after) ? { retryAfter: after * 1000 } : {}),
    };
  } catch (error) {
    signal.throwIfAborted();
    if (!time.aborted && !(error instanceof Error && 'code' in error)) throw error; // no fault of the network
    const why = time.aborted ? 'no answer in time' : messageOf(error);
    return { message: `${host} cannot be reached: ${redact(why)}`, passes: true };
  }
}

const remedies: Readonly<Record<number, string>> = {
  401: '; check the token in HF_TOKEN',
  403: '; the token in HF_TOKEN may not write there',
  404: '; check the name of the repository',
};

/** What a server says about an error, in one line. */
function told(text: string): string {
  let said = text;
  try {
    const { error, message } = JSON.parse(text) as { error?: unknown; message?: unknown };
    if (typeof (error ?? message) === 'string') said = String(error ?? message);
  } catch {
    // It is no JSON, so it is told as it is.
  }
  const line = said.replaceAll(/\s+/g, ' ').trim().slice(0, mostTold);
  return line === '' ? '' : `: ${line}`;
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** A token or a dataset goes over TLS, or does not leave the machine. */
function requireSafe(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback.includes(hostname)))
    throw new UsageError(`${protocol}//${hostname} is not encrypted, so nothing was sent there; use https`);
}
