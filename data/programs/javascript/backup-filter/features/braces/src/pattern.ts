/**
 * Turns a pattern into a test of paths, which are separated by `/` and do not begin with one.
 *
 * - `*` stands for any number of characters within a name, `?` for one, and `[a-z]` or `[!a-z]` for one of a set
 *   (or one that is not in it). A bracket that is not closed stands for itself. A set never covers `/`.
 * - `**` as a whole name stands for any number of folders, none included; elsewhere it is the same as `*`.
 * - `{a,b}` stands for one of several alternatives, which can have wildcards and be empty, but no braces or `/`.
 *   A brace that is not closed stands for itself.
 * - A backslash takes the next character as it is.
 * - A pattern with a `/` at its beginning or middle applies from the root; otherwise it applies in every folder.
 * - A pattern that covers a folder covers everything in it. With a `/` at its end it covers only what lies in
 *   folders, as paths of folders themselves are never tested.
 */
export function compilePattern(pattern: string): (path: string) => boolean {
  const isForFolders = pattern.endsWith('/');
  const body = isForFolders ? pattern.slice(0, -1) : pattern;
  const names = body.replace(/^\//, '').split('/');
  const isAnchored = body.includes('/');
  const source = names
    .map((name, index) => {
      if (name !== '**') return translateName(name) + (index === names.length - 1 ? '' : '/');
      return index === names.length - 1 ? '.+' : '(?:[^/]+/)*';
    })
    .join('');
  const expression = new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${source}${isForFolders ? '/' : '(?:/|$)'}`);
  return (path) => expression.test(path);
}

function translateName(name: string): string {
  return name.replace(
    /\\(.)|\{([^{}]*)\}|\*+|\?|\[(!?)([^\]]+)\]|[^\w]/g,
    (part, escaped, choices, not, set) => {
      if (escaped !== undefined) return escapeCharacter(escaped);
      if (choices !== undefined) return `(?:${choices.split(',').map(translateName).join('|')})`;
      if (part.startsWith('*')) return '[^/]*';
      if (part === '?') return '[^/]';
      if (set !== undefined) return `(?!/)[${not ? '^' : ''}${set.replace(/[\\^]/g, '\\$&')}]`;
      return escapeCharacter(part);
    },
  );
}

function escapeCharacter(character: string): string {
  return /\w/.test(character) ? character : `\\${character}`;
}
