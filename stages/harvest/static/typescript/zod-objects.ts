// zod objects: their shape, what extends and picks from it, and what of it is required. What cannot be told
// stays in `missing`.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { isMembers, isUntold, type Members, unknown, untold, type Value, Zod } from './value.ts';

export const propertiesIn = ({ schema: { properties } }: Zod): JsonObject =>
  isObject(properties) ? properties : {};
const requiredIn = ({ schema: { required } }: Zod): Set<unknown> =>
  new Set(Array.isArray(required) ? required : []);

/** Another set of properties, and which of them are required. */
export function reshaped(
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
    return name === undefined || !(name in all) || keep(name);
  });
  return zod.with({ ...rest, properties, ...(required.length > 0 ? { required } : {}) }, { missing });
}

/** `.pick({ a: true })` and `.omit({ a: true })`. */
export const picked =
  (keepsNamed: boolean) =>
  (zod: Zod, [mask]: readonly Value[]): Zod => {
    if (!isMembers(mask) || Object.keys(mask).some(isUntold)) return zod.with(zod.schema, { missing: [''] });
    return reshaped(
      zod,
      (name) => name in mask === keepsNamed,
      (name) => requiredIn(zod).has(name),
    );
  };

export function extended(zod: Zod, other: Zod): Zod {
  const added = propertiesIn(other);
  const required = [
    ...[...requiredIn(zod)].filter((name) => !(String(name) in added)),
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
    ...others.map((path): [string, Value] => [untold(path.replace(/^\.properties\.\.\.\./, '')), unknown]),
  ]);
}

/**
 * As z.toJSONSchema gives a schema where nothing else is asked for: of what comes out, in which a property
 * with a default is always there.
 */
export const zodOutput = (zod: Zod): Zod => zod.with(outputOf(zod.schema));

function outputOf(schema: JsonObject): JsonObject {
  const { properties, items } = schema;
  if (isObject(items)) return { ...schema, items: outputOf(items) };
  if (!isObject(properties)) return schema;
  const isThere = ([name, property]: [string, Json]): boolean =>
    requiredIn(new Zod(schema)).has(name) || (isObject(property) && 'default' in property);
  const entries = Object.entries(properties);
  const required = entries.filter(isThere).map(([name]) => name);
  const inner = entries.map(([name, property]): [string, Json] => [
    name,
    isObject(property) ? outputOf(property) : property,
  ]);
  return { ...schema, properties: Object.fromEntries(inner), ...(required.length > 0 ? { required } : {}) };
}
