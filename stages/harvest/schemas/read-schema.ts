// A foreign schema of an object, as it is kept: references written out, keywords repaired, words clean.
import { validatorFor } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { limitFault } from '../schema-limits.ts';
import { withoutReferences } from '../without-references.ts';
import { cleanSchema } from './clean-schema.ts';
import { repaired } from './repair.ts';

type ReadSchema =
  | { readonly schema: JsonObject; readonly issues: readonly string[] }
  | { readonly fault: string };

/** `fault`: why it can be no schema of a tool. */
export function readSchema(declared: JsonObject): ReadSchema {
  const resolved = withoutReferences(declared);
  const mended = repaired(resolved.schema);
  const { schema: clean, issues, fault } = cleanSchema(mended.schema);
  const { type } = clean;
  const isOfObjects =
    type === undefined || type === 'object' || (Array.isArray(type) && type.includes('object'));
  if (!isOfObjects) return { fault: `type is ${JSON.stringify(type)}, expected "object"` };
  const schema: JsonObject = type === undefined ? { type: 'object', ...clean } : { ...clean, type: 'object' };
  const wrong = fault ?? limitFault(schema) ?? compileFault(schema);
  if (wrong !== undefined) return { fault: wrong };
  const added = type === 'object' ? [] : ['type of the whole schema read as object'];
  return { schema, issues: [...issues, ...resolved.issues, ...mended.issues, ...added] };
}

function compileFault(schema: JsonObject): string | undefined {
  try {
    validatorFor(schema);
    return undefined;
  } catch (error) {
    return String(error).slice(0, 200);
  }
}
