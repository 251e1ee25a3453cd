// zod objects: their shape, the methods that extend it and pick from it, and which properties are required.
// What cannot be resolved stays in `missing`.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { isMembers, isUnresolved, type Members, unknown, unresolvedName, type Value, Zod } from './value.ts';

export const propertiesIn = ({ schema: { properties } }: Zod): JsonObject =>
  isObject(properties) ? properties : {};
const requiredIn = ({ schema: { required } }: Zod): Set<unknown> =>
  new Set(Array.isArray(required) ? required : []);

/** The same object with some of its properties, and another set of required ones. */
export function withProperties(
  zod: Zod,
  keep: (name: string) => boolean,
  isRequired: (name: string) => boolean,
): Zod {
  const all = propertiesIn(zod);
  const properties = Object.fromEntries(Object.entries(all).filter(([name]) => keep(name)));
  const required = Object.keys(properties).filter(isRequired);
  const { required: _, ...rest } = zod.schema;
  const missing = zod.missing.filter((path) => {
    const name = /^\.properties\.([^.]+)/.exec(path)?.[1];
    return name === undefined || !Object.hasOwn(all, name) || keep(name);
  });
  return zod.with({ ...rest, properties, ...(required.length > 0 ? { required } : {}) }, { missing });
}

/** `.pick({ a: true })` and `.omit({ a: true })`. */
export const pickOrOmit =
  (keepsNamed: boolean) =>
  (zod: Zod, [mask]: readonly Value[]): Zod => {
    if (!isMembers(mask) || Object.keys(mask).some(isUnresolved))
      return zod.with(zod.schema, { missing: [''] });
    return withProperties(
      zod,
      (name) => Object.hasOwn(mask, name) === keepsNamed,
      (name) => requiredIn(zod).has(name),
    );
  };

export function extend(zod: Zod, other: Zod): Zod {
  const added = propertiesIn(other);
  const required = [
    ...[...requiredIn(zod)].filter((name) => !Object.hasOwn(added, String(name))),
    ...requiredIn(other),
  ] as Json[];
  const { required: _, ...rest } = zod.schema;
  return zod.with(
    { ...rest, properties: { ...propertiesIn(zod), ...added }, ...(required.length > 0 ? { required } : {}) },
    { missing: [...zod.missing, ...other.missing] },
  );
}

export const isObjectSchema = ({ schema }: Zod): boolean =>
  schema.type === 'object' && isObject(schema.properties);

/** The shape of a zod object, as `.shape` gives it. */
export function zodShape(zod: Zod): Members {
  const required = requiredIn(zod);
  const shape = Object.entries(propertiesIn(zod)).map(([name, property]): [string, Value] => {
    const at = `.properties.${name}`;
    const missing = zod.missing.flatMap((path) =>
      path === at || path.startsWith(`${at}.`) ? [path.slice(at.length)] : [],
    );
    return [name, new Zod(isObject(property) ? property : {}, { isOptional: !required.has(name), missing })];
  });
  const others = zod.missing.filter(
    (path) =>
      !shape.some(([name]) => path === `.properties.${name}` || path.startsWith(`.properties.${name}.`)),
  );
  return Object.fromEntries([
    ...shape,
    ...others.map((path): [string, Value] => [
      unresolvedName(path.replace(/^\.properties\.\.\.\./, '')),
      unknown,
    ]),
  ]);
}

/**
 * A schema as z.toJSONSchema writes it by default: the schema of the output, in which a property with a
 * default is always present.
 */
export const zodOutput = (zod: Zod): Zod => zod.with(outputOf(zod.schema));

function outputOf(schema: JsonObject): JsonObject {
  const { properties, items } = schema;
  if (isObject(items)) return { ...schema, items: outputOf(items) };
  if (!isObject(properties)) return schema;
  const isPresent = ([name, property]: [string, Json]): boolean =>
    requiredIn(new Zod(schema)).has(name) || (isObject(property) && 'default' in property);
  const entries = Object.entries(properties);
  const required = entries.filter(isPresent).map(([name]) => name);
  const inner = entries.map(([name, property]): [string, Json] => [
    name,
    isObject(property) ? outputOf(property) : property,
  ]);
  return { ...schema, properties: Object.fromEntries(inner), ...(required.length > 0 ? { required } : {}) };
}
