export interface Rule {
  /** Number of the line, from 1. */
  readonly line: number;
  readonly effect: 'allow' | 'deny';
  /** undefined for anyone. */
  readonly role: string | undefined;
  /** An area, or with `/*` at its end all areas within it. */
  readonly area: string;
  /** Hours of the day; the rule fits from `from` up to, but not including, `to`. */
  readonly hours: { readonly from: number; readonly to: number };
  /** The training that a person must have, if any. */
  readonly training: string | undefined;
}

/**
 * Reads the rules of a site, one per line:
 *
 *     deny anyone in tower/* from 20 to 6
 *     allow electrician in tower/roof with heights
 *     allow anyone in yard
 *
 * After `in AREA` the parts `from HOUR to HOUR` and `with TRAINING` may follow, in this order. Hours go from 0 to
 * 24; if the second is not above the first, the rule runs over midnight. Empty lines and lines that begin with
 * `#` are skipped.
 *
 * @throws {SyntaxError} with the number of a line that is no rule
 */
export function parsePolicy(text: string): Rule[] {
  return text.split('\n').flatMap((raw, index) => {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) return [];
    const match = /^(allow|deny) (\w+) in ([\w/]+(?:\/\*)?)(?: from (\d+) to (\d+))?(?: with (\w+))?$/.exec(
      content,
    );
    const [from, to] = [Number(match?.[4] ?? 0), Number(match?.[5] ?? 24)];
    if (!match || from > 24 || to > 24) throw new SyntaxError(`Line ${index + 1} is not a rule: ${content}`);
    const [, effect, role, area, , , training] = match;
    return [
      {
        line: index + 1,
        effect: effect as Rule['effect'],
        role: role === 'anyone' ? undefined : role,
        area,
        hours: { from, to },
        training,
      },
    ];
  });
}
