// Repairs a foreign schema keyword by keyword, and says how. What cannot be repaired is dropped, so that the tool
// stays; a value is then judged less strictly than its server does.
import { isObject, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { inShort, type Repair, type RepairNotes } from './repair-rule.ts';
import { repairedType, schemaFrom, withNull } from './repair-types.ts';
import { valueRepairs } from './repair-values.ts';
import { withSubschemas } from './subschemas.ts';

interface Position extends RepairNotes {
  readonly dialect: Dialect;
  /** The schema stands in a union, whose other parts may declare what this one requires. */
  readonly isPart: boolean;
}

const repairs = new Map<string, Repair>([...valueRepairs, ['type', repairedType]]);

/** `issues`: one for each kind of repair. */
export function repaired(schema: JsonObject): { schema: JsonObject; issues: readonly string[] } {
  const issues = new Set<string>();
  const dialect = dialectOf(schema);
  if (dialect.issue !== undefined) issues.add(dialect.issue);
  const note = (issue: string): void => void issues.add(issue);
  const { $schema: _, ...rest } = schema;
  const result = repairedSchema(rest, { note, dialect, isPart: false });
  const declared = dialect.declared === undefined ? {} : { $schema: dialect.declared };
  const isFirst = Object.keys(schema)[0] === '$schema';
  return { schema: isFirst ? { ...declared, ...result } : { ...result, ...declared }, issues: [...issues] };
}

function repairedSchema(schema: JsonObject, at: Position): JsonObject {
  const members = Object.entries(schema).map(([keyword, value]) => {
    const repair = repairs.get(keyword);
    return repair ? repair(value, schema, at) : { [keyword]: value };
  });
  if (schema.nullable === true) at.note('nullable read as the type null');
  const read = withRequired(withTuple(withNull(Object.assign({}, ...members)), at), at);
  return withSubschemas(read, (inner, { keyword }) => {
    const found = schemaFrom(inner);
    if (found === undefined) at.note(`${keyword} without a schema`);
    else if (found !== inner) at.note(`${keyword}: ${inShort(inner)} read as a type`);
    if (!isObject(found)) return found ?? {};
    return repairedSchema(found, { ...at, isPart: at.isPart || !owners.has(keyword) });
  });
}

/** Keywords below which a schema stands for itself. */
const owners: ReadonlySet<string> = new Set(['additionalProperties', 'items', 'prefixItems', 'properties']);

/** `items` as a list is a tuple, which 2020-12 writes in another way. */
function withTuple(schema: JsonObject, { dialect, note }: Position): JsonObject {
  if (dialect.isOlder || !Array.isArray(schema.items)) return schema;
  const { items, additionalItems, ...others } = schema;
  note('items as a list read as prefixItems');
  return {
    ...others,
    prefixItems: items,
    ...(additionalItems === undefined ? {} : { items: additionalItems }),
  };
}

/** Parameters that say themselves that they are required, and required ones that are not declared. */
function withRequired(schema: JsonObject, { isPart, note }: Position): JsonObject {
  const { properties } = schema;
  if (!isObject(properties)) return schema;
  const saying = Object.entries(properties).flatMap(([name, property]) =>
    isObject(property) && property.required === true ? [name] : [],
  );
  const required = [...new Set([...requiredOf(schema), ...saying])];
  const isWhole =
    !isPart && !['anyOf', 'oneOf', 'allOf', 'patternProperties'].some((keyword) => keyword in schema);
  const undeclared = isWhole ? required.filter((name) => !Object.hasOwn(properties, name)) : [];
  const isClosed = schema.additionalProperties === false;
  if (saying.length > 0) note('required on a property read as required by the whole');
  if (undeclared.length > 0) note(`required but not declared: ${inShort(undeclared)}`);
  const needed = isClosed ? required.filter((name) => !undeclared.includes(name)) : required;
  const added = isClosed ? [] : undeclared.map((name): [string, Json] => [name, {}]);
  const isSame = saying.length + undeclared.length === 0;
  if (isSame) return schema;
  return {
    ...schema,
    properties: Object.fromEntries([...Object.entries(properties), ...added]),
    ...(needed.length > 0 ? { required: needed } : {}),
  };
}
