export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Lower case, without a leading dot. */
  readonly domain?: string;
  readonly path?: string;
  /** Seconds; 0 or less deletes the cookie. */
  readonly maxAge?: number;
  readonly secure: boolean;
}

/**
 * Reads a Set-Cookie header such as `id=7; Path=/shop; Max-Age=60; Secure`. Names of attributes may have any
 * case, spaces around names and values mean nothing, the last of several equal attributes counts, and unknown
 * ones are ignored. So are a Path that does not begin with `/`, an empty Domain, and a Max-Age that is not a
 * whole number. The value may contain `=`.
 *
 * @returns undefined if there is no name
 */
export function parseSetCookie(header: string): SetCookie | undefined {
  const [pair, ...attributes] = header.split(';').map((part) => splitOnce(part));
  if (pair.value === undefined || pair.name === '') return undefined;
  const cookie: { -readonly [key in keyof SetCookie]: SetCookie[key] } = {
    name: pair.name,
    value: pair.value,
    secure: false,
  };
  for (const { name, value = '' } of attributes) {
    const key = name.toLowerCase();
    if (key === 'secure') cookie.secure = true;
    if (key === 'path' && value.startsWith('/')) cookie.path = value;
    if (key === 'domain' && value.replace(/^\./, '') !== '')
      cookie.domain = value.replace(/^\./, '').toLowerCase();
    if (key === 'max-age' && /^-?\d+$/.test(value)) cookie.maxAge = Number(value);
  }
  return cookie;
}

function splitOnce(text: string): { name: string; value: string | undefined } {
  const at = text.indexOf('=');
  if (at === -1) return { name: text.trim(), value: undefined };
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}
