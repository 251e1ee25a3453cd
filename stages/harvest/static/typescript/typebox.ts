// TypeBox schemas: Type.Object({ city: Type.String({ description: '…' }) }). They are JSON Schema already;
// the last argument adds keywords.

import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { own } from '../own.ts';
import { isMembers, jsonOf, unknown, type Value, Zod, zodObject } from './value.ts';

const scalars: Readonly<Record<string, JsonObject>> = {
  String: { type: 'string' },
  Number: { type: 'number' },
  Integer: { type: 'integer' },
  Boolean: { type: 'boolean' },
  Null: { type: 'null' },
  Any: {},
  Unknown: {},
};

/** Type.NAME(…). Undefined where TypeBox has nothing of that name that is known here. */
export function typeboxSchema(name: string, [first = unknown, second]: readonly Value[]): Zod | undefined {
  const scalar = own(scalars, name);
  if (scalar) return first === unknown ? new Zod(scalar) : withKeywords(new Zod(scalar), first);
  switch (name) {
    case 'Object':
      return withKeywords(
        isMembers(first) ? zodObject(first) : new Zod({ type: 'object' }, { missing: [''] }),
        second,
      );
    case 'Optional':
      return first instanceof Zod ? first.with(first.schema, { isOptional: true }) : undefined;
    case 'Array':
      return withKeywords(
        holding({ type: 'array' }, 'items', [first], (items) => items[0] ?? {}),
        second,
      );
    case 'Record':
      return holding(
        { type: 'object' },
        'additionalProperties',
        [second ?? unknown],
        (items) => items[0] ?? {},
      );
    case 'Union':
      return withKeywords(unionOf(Array.isArray(first) ? first : [unknown]), second);
    case 'Literal': {
      const missing: string[] = [];
      const constant = jsonOf(first, '.const', missing);
      return withKeywords(new Zod(constant === undefined ? {} : { const: constant }, { missing }), second);
    }
    default:
      return undefined;
  }
}

function unionOf(options: readonly Value[]): Zod {
  const constants = options.flatMap((each) =>
    each instanceof Zod && typeof each.schema.const === 'string' ? [each.schema.const] : [],
  );
  if (constants.length === options.length) return new Zod({ type: 'string', enum: constants });
  return holding({}, 'anyOf', options, (schemas) => schemas);
}

/** A schema that holds others under one keyword. */
function holding(
  base: JsonObject,
  keyword: string,
  values: readonly Value[],
  place: (schemas: JsonObject[]) => JsonObject | JsonObject[],
): Zod {
  const missing: string[] = [];
  const schemas = values.map((value) => {
    const json = jsonOf(value, `.${keyword}`, missing);
    return isObject(json) ? json : {};
  });
  return new Zod({ ...base, [keyword]: place(schemas) }, { missing });
}

function withKeywords(zod: Zod, keywords: Value | undefined): Zod {
  if (keywords === undefined) return zod;
  const missing: string[] = [];
  const json = jsonOf(keywords, '', missing);
  return zod.with(isObject(json) ? { ...zod.schema, ...json } : zod.schema, {
    missing: [...zod.missing, ...missing],
  });
}
