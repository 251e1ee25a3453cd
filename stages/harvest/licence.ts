// Whether a licence allows a spec to be kept. Licences are SPDX expressions
// (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/).
import satisfies from 'spdx-satisfies';

/**
 * `A OR B` needs one of the two, `A AND B` needs both. Any other text is allowed only if the list contains
 * it.
 */
export function isAllowed(licence: string, allowed: readonly string[]): boolean {
  if (allowed.includes(licence)) return true;
  try {
    return satisfies(licence, allowed.filter(isExpression));
  } catch {
    return false; // not an expression: NOASSERTION, UNLICENSED, prose
  }
}

function isExpression(id: string): boolean {
  try {
    return satisfies(id, [id]);
  } catch {
    return false;
  }
}
