// Regular expressions of other languages, as JSON Schema has them: those of JavaScript with the flag `u`.

/** The same expression in JavaScript; undefined where there is none. */
export function javaScriptPattern(pattern: string): string | undefined {
  const candidates = [pattern, translated(pattern), withoutNeedlessEscapes(translated(pattern))];
  return candidates.find(compiles);
}

function compiles(pattern: string): boolean {
  // \A and \Z are letters to an engine that is not strict, and an error to this one.
  try {
    new RegExp(pattern, 'u');
    return !/\\[AZ]/.test(pattern);
  } catch {
    return false;
  }
}

/** Named groups and the ends of a text, as Python, Ruby, and Go write them. */
const translated = (pattern: string): string =>
  pattern
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\(\?P=(\w+)\)/g, String.raw`\k<$1>`)
    .replaceAll(/(?<!\\)((?:\\\\)*)\\A/g, '$1^')
    .replaceAll(/(?<!\\)((?:\\\\)*)\\[Zz]/g, '$1$');

/** `\_` is `_` in every language that allows it. A hyphen is left alone within brackets, where it may be a range. */
function withoutNeedlessEscapes(pattern: string): string {
  let isInBrackets = false;
  return pattern.replaceAll(/\\([\s\S])|[[\]]/g, (written, escaped?: string) => {
    if (escaped === undefined) {
      isInBrackets = written === '[';
      return written;
    }
    if (escaped === '-') return isInBrackets ? written : escaped;
    return /[\w\s^$\\.*+?()[\]{}|/]/.test(escaped) && escaped !== '_' ? written : escaped;
  });
}
