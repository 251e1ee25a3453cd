import { parseSetCookie } from './set-cookie.ts';

export interface Address {
  /** Lower case. */
  readonly host: string;
  /** Begins with `/`, without a query. */
  readonly path: string;
  /** True for HTTPS. */
  readonly secure: boolean;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly onlyHost: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly expires: number;
}

export class CookieStore {
  readonly #now: () => number;
  readonly #cookies = new Map<string, Cookie>();

  /** @param now the clock, in seconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Takes a Set-Cookie header of a response. A cookie replaces one with the same name, domain, and path, and
   * keeps its place in the order. Without a Domain it goes back to the host alone; the Domain must be the host or
   * one that the host lies in, and it must contain a dot. Without a Path it gets the path of the address up to
   * the last slash (`/shop` for `/shop/cart`), or `/`. A Max-Age of 0 or less deletes the cookie; without a
   * Max-Age it never expires.
   *
   * @returns false if the header was refused: no name, a foreign domain, or a secure cookie from an address that
   *   is not
   */
  set(header: string, from: Address): boolean {
    const parsed = parseSetCookie(header);
    if (!parsed || (parsed.secure && !from.secure)) return false;
    const domain = parsed.domain ?? from.host;
    if (parsed.domain !== undefined && !(domain.includes('.') && isWithin(from.host, domain))) return false;
    const path = parsed.path ?? (from.path.slice(0, from.path.lastIndexOf('/')) || '/');
    const { name, value, secure, maxAge = Number.POSITIVE_INFINITY } = parsed;
    const key = [name, domain, path].join('\n');
    if (maxAge <= 0) this.#cookies.delete(key);
    else
      this.#cookies.set(key, {
        name,
        value,
        domain,
        onlyHost: parsed.domain === undefined,
        path,
        secure,
        expires: this.#now() + maxAge,
      });
    return true;
  }

  /**
   * Builds the Cookie header for a request: all cookies that have not expired (they do so in the second in which
   * their Max-Age is over) and whose host, path, and security fit. A path fits if it is the cookie's path or lies
   * below it: `/shop` covers `/shop` and `/shop/cart`, but not `/shopping`.
   *
   * @returns for example `id=7; theme=dark`, cookies with longer paths first, then those that were stored
   *   earlier; empty if there are none
   */
  header(to: Address): string {
    return [...this.#cookies.values()]
      .filter((cookie) => this.#now() < cookie.expires && fits(cookie, to))
      .sort((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}

function fits(cookie: Cookie, { host, path, secure }: Address): boolean {
  if (cookie.secure && !secure) return false;
  if (cookie.onlyHost ? host !== cookie.domain : !isWithin(host, cookie.domain)) return false;
  const folder = cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`;
  return path === cookie.path || path.startsWith(folder);
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
