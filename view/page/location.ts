// Where the page is: the part of the address after `#`, which works from a server and from a file alike:
//   #/demo/trajectories/5aa3?kind=refusal
import { useEffect, useState } from './html.ts';

export interface Location {
  /** Key of the run; empty where none is chosen yet. */
  readonly run: string;
  /** Name of the page; empty for the first one. */
  readonly page: string;
  /** What follows the name of the page. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export function locationIn(hash: string): Location {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [run = '', page = '', ...rest] = path.split('/').map(decoded);
  return { run, page, rest, query: new URLSearchParams(search) };
}

/** A hand-typed address may hold what is no encoded text. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a page: parts of its path, and what is set of its query. */
export function hrefOf(parts: readonly string[], query: Query | URLSearchParams = {}): string {
  const search = query instanceof URLSearchParams ? query.toString() : searchOf(query);
  return `#/${parts.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

export function searchOf(query: Query): string {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(entries).toString();
}

export function goTo(href: string, { replace = false } = {}): void {
  if (!replace) window.location.hash = href;
  else {
    window.history.replaceState(null, '', href);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

export function useLocation(): Location {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const follow = (): void => setHash(window.location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return locationIn(hash);
}
