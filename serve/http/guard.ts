// Who may send requests. A page in a browser can send requests to this machine, also under a name that it makes point
// here (DNS rebinding), so the names in Host and Origin are checked. A token is asked for where there is one.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError, headerOf } from './exchange.ts';

export interface GuardSettings {
  /** The host that the server is bound to. */
  readonly host: string;
  readonly token: string | undefined;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const wildcards = new Set(['0.0.0.0', '::', '[::]']);

export const isLoopback = (host: string): boolean =>
  loopback.has(host.toLowerCase()) || /^127(?:\.\d{1,3}){3}$/.test(host);

/** Throws an HttpError for a request that is refused. */
export function guardFor({ host, token }: GuardSettings): (request: IncomingMessage) => void {
  const wanted = token === undefined ? undefined : digest(token);
  return (request) => {
    checkNames(request, host);
    if (wanted && !timingSafeEqual(digest(tokenIn(request)), wanted))
      throw new HttpError(401, 'a token is needed: send it as "Authorization: Bearer TOKEN" or as X-API-Key');
  };
}

function checkNames(request: IncomingMessage, host: string): void {
  const named = headerOf(request, 'host') ?? '(none)';
  const name = hostnameOf(`http://${named}`);
  if (name === undefined || !isOwn(name, host))
    throw new HttpError(403, `the host ${named} is not one of this server; address it as ${host}`);
  const origin = headerOf(request, 'origin');
  if (origin === undefined) return; // no page of a browser sent it
  const from = hostnameOf(origin);
  if (from === undefined || !isOwn(from, host) || (from !== name && !isLoopback(from)))
    throw new HttpError(403, `requests from pages of ${origin} are refused`);
}

/** A server that listens everywhere has any number of names; its token keeps strangers out. */
const isOwn = (name: string, host: string): boolean =>
  wildcards.has(host) || name === bare(host) || (isLoopback(host) && isLoopback(name));

const bare = (host: string): string => host.toLowerCase().replace(/^\[|\]$/g, '');

function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? bare(new URL(url).hostname) : undefined;
}

const tokenIn = (request: IncomingMessage): string =>
  /^Bearer (.+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1] ??
  headerOf(request, 'x-api-key') ??
  '';

/** Of equal length for tokens of any length. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
