/** A version such as `1.12.0`. */
export type Version = string;

/** Compares by the three numbers: below 0 if `a` is older, above 0 if it is newer. */
export function compareVersions(a: Version, b: Version): number {
  const [first, second] = [a, b].map((version) => version.split('.').map(Number));
  return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
}

/**
 * Says whether a version lies in a range. A range is a list of conditions, separated by spaces, which must all
 * hold: `1.2.3` (exactly), `>=1.2.3`, `<1.2.3`, `^1.2.3` (from there up to the next main version), `~1.2.3` (up
 * to the next second number), or `*` (any).
 *
 * @throws {SyntaxError} if a condition has another form
 */
export function satisfies(version: Version, range: string): boolean {
  return range
    .trim()
    .split(/\s+/)
    .map((condition) => meets(version, condition))
    .every((isMet) => isMet);
}

function meets(version: Version, condition: string): boolean {
  if (condition === '*') return true;
  const match = /^(>=|<|\^|~)?((\d+)\.(\d+)\.\d+)$/.exec(condition);
  if (!match) throw new SyntaxError(`"${condition}" is not a condition.`);
  const [, sign, base, main, second] = match;
  const order = compareVersions(version, base);
  if (sign === undefined) return order === 0;
  if (sign === '<') return order < 0;
  if (sign === '>=') return order >= 0;
  const end = sign === '^' ? `${Number(main) + 1}.0.0` : `${main}.${Number(second) + 1}.0`;
  return order >= 0 && compareVersions(version, end) < 0;
}
