// Whether a licence lets a spec be kept, as an SPDX expression
// (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/).
import satisfies from 'spdx-satisfies';

/**
 * Of `A OR B` one must be allowed, of `A AND B` both. What is no expression is allowed only by its own name.
 */
export function isAllowed(licence: string, allowed: readonly string[]): boolean {
  if (allowed.includes(licence)) return true;
  try {
    return satisfies(licence, allowed.filter(isExpression));
  } catch {
    return false; // no expression: NOASSERTION, UNLICENSED, words
  }
}

function isExpression(id: string): boolean {
  try {
    return satisfies(id, [id]);
  } catch {
    return false;
  }
}
