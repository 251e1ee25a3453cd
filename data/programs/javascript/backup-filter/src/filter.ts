import { compilePattern } from './pattern.ts';

/**
 * Makes a function that says whether a path is backed up. The rules stand one per line: a pattern (see
 * {@link compilePattern}) leaves files out, and a `!` before it takes them back in. The last rule that covers a
 * path decides, and a path that no rule covers is backed up. Empty lines and lines that begin with `#` are
 * skipped, and spaces around patterns mean nothing.
 */
export function createFilter(rules: string): (path: string) => boolean {
  const compiled = rules
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const takesIn = line.startsWith('!');
      return { takesIn, covers: compilePattern(takesIn ? line.slice(1) : line) };
    });
  return (path) => compiled.findLast((rule) => rule.covers(path))?.takesIn ?? true;
}
