// TypeBox schemas: Type.Object({ city: Type.String({ description: '…' }) }). They are JSON Schema already;
// the last argument adds keywords.

import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { own } from '../own.ts';
import { jsonOf, zodObject } from './json-value.ts';
import { isMembers, unknown, type Value, Zod } from './value.ts';

const scalars: Readonly<Record<string, JsonObject>> = {
  String: { type: 'string' },
  Number: { type: 'number' },
  Integer: { type: 'integer' },
  Boolean: { type: 'boolean' },
  Null: { type: 'null' },
  Any: {},
  Unknown: {},
};

/** The schema of Type.NAME(…). Undefined for names that are not handled here. */
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
        holding('items', [first], ([items = {}]) => ({ type: 'array', items })),
        second,
      );
    case 'Record':
      return holding('additionalProperties', [second ?? unknown], ([additionalProperties = {}]) => ({
        type: 'object',
        additionalProperties,
      }));
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
  return holding('anyOf', options, (anyOf) => ({ anyOf }));
}

/** A schema that holds others under a keyword. */
function holding(
  keyword: string,
  values: readonly Value[],
  write: (schemas: JsonObject[]) => JsonObject,
): Zod {
  const missing: string[] = [];
  const schemas = values.map((value) => {
    const json = jsonOf(value, `.${keyword}`, missing);
    return isObject(json) ? json : {};
  });
  return new Zod(write(schemas), { missing });
}

function withKeywords(zod: Zod, keywords: Value | undefined): Zod {
  if (keywords === undefined) return zod;
  const missing: string[] = [];
  const json = jsonOf(keywords, '', missing);
  return zod.with(isObject(json) ? { ...zod.schema, ...json } : zod.schema, {
    missing: [...zod.missing, ...missing],
  });
}
