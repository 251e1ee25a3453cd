// Registries of packages over HTTP: answers are kept with their ETags, and what may pass is tried again.
import { z } from 'zod';
import { messageOf, UnavailableError } from '../../../pipeline/errors.ts';
import { foreignJson } from '../../../pipeline/json/foreign-json.ts';
import { signalLike, sleep } from '../../../pipeline/when-aborted.ts';
import type { Json } from '../../../schemas/json.ts';
import { responseCache } from '../../github/response-cache.ts';
import { NotFoundError } from '../../github/sending.ts';
import { networkFault } from '../../network-fault.ts';

/** Settings that both registries have. */
export const registryOptions = (registry: string, cache: string, archives: readonly string[]) => ({
  registry: z.url().default(registry).describe('address of the registry, or of a mirror of it'),
  archives: z
    .array(z.url())
    .default([...archives])
    .describe('hosts besides the registry that archives may come from'),
  cache: z.string().default(cache).describe('folder for answers and archives, shared by all runs'),
  freshHours: z
    .number()
    .nonnegative()
    .default(24)
    .describe('answers younger than this are not requested again'),
});

export interface RegistryAccess {
  readonly registry: string;
  readonly archives: readonly string[];
  readonly cache: string;
  readonly freshHours: number;
}

export interface RegistryContext {
  readonly signal: AbortSignal;
  note(message: string): void;
  count(what: string): void;
}

export interface Registry {
  /** The answer of the registry at a path. Throws a NotFoundError where there is none. */
  json(path: string): Promise<Json>;
  /** The bytes of an archive. Throws a NotFoundError where it lies on a host that is not allowed. */
  stream(url: string): Promise<ReadableStream<Uint8Array>>;
}

interface Kind {
  /** "npm" */
  readonly name: string;
  /** The media type to ask for. */
  readonly accept: string;
}

/** In bytes. The list of all names of PyPI has some 40 MB. */
const longestAnswer = 256 * 2 ** 20;
/** In milliseconds, until an answer begins. */
const timeout = 60_000;
const attempts = 4;
const firstPause = 500;

export function openRegistry(kind: Kind, access: RegistryAccess, context: RegistryContext): Registry {
  const base = access.registry.replace(/\/+$/, '');
  const cache = responseCache(access.cache, { freshHours: access.freshHours, now: () => Date.now() });
  const request = (url: string, headers: Record<string, string>): Promise<Response> => {
    context.count(kind.name);
    return answered(url, headers, context.signal);
  };
  return {
    async json(path) {
      const url = `${base}/${path}`;
      const known = await cache.read(url);
      if (known?.isFresh) return known.body;
      const etag = known?.etag ? { 'if-none-match': known.etag } : undefined;
      const response = await request(url, { accept: kind.accept, ...etag });
      if (response.status === 304 && known) {
        await cache.write(url, { body: known.body, etag: known.etag });
        return known.body;
      }
      const body = foreignJson(await textOf(response, url));
      if (body === undefined)
        throw new UnavailableError('registry answered rubbish', `${url}: expected JSON`);
      await cache.write(url, { body, etag: response.headers.get('etag') });
      return body;
    },
    async stream(url) {
      const hosts = [base, ...access.archives].map((address) => new URL(address).origin);
      if (!URL.canParse(url) || !hosts.includes(new URL(url).origin))
        throw new NotFoundError(`its archive is at ${url}, which is none of ${hosts.join(', ')}`);
      const { body } = await request(url, {});
      if (!body) throw new UnavailableError('registry answered rubbish', `${url}: expected an archive`);
      return body;
    },
  };
}

/** An answer that may be used. What may pass is tried again. */
async function answered(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Response> {
  for (let failures = 0; ; ) {
    const { response, why, cause } = await once(url, headers, signal);
    if (response) return response;
    failures += 1;
    if (failures >= attempts) throw new UnavailableError('registry unreachable', `${url}: ${why}`, { cause });
    await sleep(firstPause * 2 ** failures, signal);
  }
}

/** An answer, or why there is none yet. */
async function once(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<{ response?: Response; why?: string; cause?: unknown }> {
  const begun = new AbortController();
  const timer = setTimeout(() => begun.abort(new DOMException('no answer', 'TimeoutError')), timeout);
  try {
    const response = await fetch(url, {
      headers: { ...headers, 'user-agent': 'toolloom' },
      signal: AbortSignal.any([signalLike(signal), begun.signal]),
    });
    const { status } = response;
    if (response.ok || status === 304) return { response };
    if (status < 500 && status !== 429 && status !== 408)
      throw new NotFoundError(`${url} answers HTTP ${status}`);
    return { why: `it answers HTTP ${status}` };
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof NotFoundError) throw cause;
    return { why: networkFault(cause) ?? messageOf(cause), cause };
  } finally {
    clearTimeout(timer);
  }
}

async function textOf(response: Response, url: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of response.body ?? []) {
      parts.push(part);
      bytes += part.length;
      if (bytes > longestAnswer) break;
    }
  } catch (cause) {
    throw new UnavailableError('registry unreachable', `${url}: its answer broke off`, { cause });
  }
  if (bytes <= longestAnswer) return Buffer.concat(parts).toString('utf8');
  throw new UnavailableError('registry answered rubbish', `${url}: more than ${longestAnswer / 2 ** 20} MB`);
}
