// The name of a repository on GitHub, owner/name, as it may become part of an address of the API.

/** Neither part may lead to another address. */
export const repositoryName = /^[\w-]{1,100}\/(?!\.+$)[\w.-]{1,100}$/;

/** In characters. No address of a repository is longer. */
const longest = 500;

/**
 * The repository that an address names: https://github.com/owner/name, git+ssh://git@github.com/owner/name.git,
 * git@github.com:owner/name.git. Undefined for any other host.
 */
export function repositoryAt(address: string): string | undefined {
  const given = address.trim();
  if (given.length > longest) return undefined;
  const short = /^(?:git@)?github\.com[:/]([^\s]*)$/.exec(given)?.[1];
  const url = short === undefined ? given : `https://github.com/${short}`;
  // A path with "/../" is refused before it is parsed, because parsing would follow it.
  if (!URL.canParse(url) || /\/(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  if (hostname.toLowerCase() !== 'github.com' && hostname.toLowerCase() !== 'www.github.com')
    return undefined;
  const [first = '', second = ''] = pathname.split('/').slice(1);
  const found = `${first}/${second.replace(/\.git$/, '')}`;
  return repositoryName.test(found) ? found : undefined;
}
