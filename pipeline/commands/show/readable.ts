// Any record in a terminal.
import { stringify } from 'yaml';

/** Width at which long text is folded: of a common terminal, less the indentation. */
const lineWidth = 100;
/** An unbroken text of this length is data, such as a vector, and is not shown. */
const mostUnbroken = 200;

/**
 * As YAML, which shows nested data and long text without quotes and braces. Where it comes from goes last.
 */
export function readable(record: object = {}): string {
  const { from, provenance, ...content } = { from: undefined, provenance: undefined, ...record };
  const shown: unknown = JSON.parse(
    JSON.stringify({ ...content, id: undefined, from, provenance }, (_, value: unknown) =>
      typeof value === 'string' && value.length > mostUnbroken && !/\s/.test(value)
        ? `(${value.length} characters)`
        : value,
    ),
  );
  return stringify(shown, { lineWidth, aliasDuplicateObjects: false }).trimEnd();
}
