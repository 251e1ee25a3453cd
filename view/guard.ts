// Who may see a run in the viewer: a browser that was given the address with its token. The token of the address becomes
// a cookie, which opens the page alone; the page sends the token with every request for data, so that no other page can
// ask for them. Names in Host and Origin are checked, because a foreign page can make its own name point here.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** The header in which the page sends the token. */
export const tokenHeader = 'x-toolloom-token';

export interface GuardSettings {
  readonly token: string;
  /** The names under which this server is addressed, with the port: known once it listens. */
  readonly hosts: () => readonly string[];
}

/** Refuses requests that are addressed to another name, or that a page of another server sends. */
export function checkNames({ hosts }: GuardSettings): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '(none)';
    if (!hosts().includes(host)) return context.text(`the host ${host} is not this viewer\n`, 403);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`)
      return context.text('requests from other pages are refused\n', 403);
    return await next();
  };
}

/** The page itself: the token may be in the address, from where it moves into a cookie. */
export function openPage({ token, hosts }: GuardSettings): MiddlewareHandler {
  return async (context, next) => {
    const name = cookieName(hosts());
    const given = context.req.query('token');
    if (given !== undefined) {
      if (!isSame(given, token)) return refuse(context);
      setCookie(context, name, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return context.redirect(context.req.path, 303);
    }
    return isSame(getCookie(context, name) ?? '', token) ? await next() : refuse(context);
  };
}

/** Data: no cookie will do, because a browser sends it on its own. */
export function checkToken({ token }: GuardSettings): MiddlewareHandler {
  return async (context, next) =>
    isSame(context.req.header(tokenHeader) ?? '', token)
      ? await next()
      : context.json(
          { error: 'the token is missing or wrong; open the address that `toolloom view` printed' },
          401,
        );
}

/** Cookies of all ports of a host are one heap. */
const cookieName = (hosts: readonly string[]): string => `toolloom-${/\d+$/.exec(hosts[0] ?? '')?.[0] ?? ''}`;

const refuse = (context: Context): Response =>
  context.text('Open the address that `toolloom view` printed: it holds a token.\n', 401);

const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** Of equal length for texts of any length. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
