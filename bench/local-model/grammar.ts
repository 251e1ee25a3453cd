// A JSON Schema as a grammar of llama.cpp (GBNF), so that a model can only write JSON that fits. Covered is what the
// schemas of roles and tools use; anything else is refused, because a grammar that ignores it would promise too much.
//
//   { "type": "object", "properties": { "end": { "enum": ["no"] } }, "required": ["end"] }
//   root ::= "{" space "\"end\"" space ":" space "\"no\"" space "}" space
import type { Json, JsonObject } from '../../schemas/json.ts';

/** A schema that has no grammar here. */
export class SchemaError extends Error {}

const primitives = `
space ::= | " " | "\\n" [ \\t]{0,20}
char ::= [^"\\\\\\x7F\\x00-\\x1F] | [\\\\] (["\\\\bfnrt/] | "u" [0-9a-fA-F]{4})
string ::= "\\"" char* "\\"" space
integer ::= "-"? ([0-9] | [1-9] [0-9]{0,15}) space
number ::= "-"? ([0-9] | [1-9] [0-9]{0,15}) ("." [0-9]{1,16})? space
boolean ::= ("true" | "false") space
null ::= "null" space
value ::= object | array | string | number | boolean | null
object ::= "{" space (string ":" space value ("," space string ":" space value)*)? "}" space
array ::= "[" space (value ("," space value)*)? "]" space
date ::= "\\"" [0-9]{4} "-" ([0] [1-9] | [1] [0-2]) "-" ([0] [1-9] | [12] [0-9] | [3] [01]) "\\"" space
`;

/** Words of a schema that restrict nothing, or that a grammar of characters leaves to the reader of the reply. */
const unheeded = new Set(
  `$schema $defs definitions title description default examples deprecated readOnly writeOnly format pattern minimum
   maximum exclusiveMinimum exclusiveMaximum multipleOf propertyNames minProperties maxProperties uniqueItems`.split(
    /\s+/,
  ),
);

const heeded = new Set(
  `type properties required additionalProperties items prefixItems minItems maxItems minLength maxLength enum const
   anyOf oneOf allOf $ref`.split(/\s+/),
);

/** The rules of a grammar whose rule `name` gives the JSON that fits `schema`. */
export function rulesFor(schemas: Readonly<Record<string, Json>>): string {
  const rules = new Map<string, string>();
  for (const [name, schema] of Object.entries(schemas)) new Converter(schema, name, rules).convert();
  return [...rules].map(([name, body]) => `${name} ::= ${body}`).join('\n') + primitives;
}

export const grammarOf = (schema: Json): string => rulesFor({ root: schema });

/** A text in a grammar, between quotation marks. */
export const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;

class Converter {
  readonly #schema: Json;
  readonly #name: string;
  readonly #rules: Map<string, string>;
  readonly #references = new Map<string, string>();

  constructor(schema: Json, name: string, rules: Map<string, string>) {
    this.#schema = schema;
    this.#name = name;
    this.#rules = rules;
  }

  convert(): void {
    this.#rules.set(this.#name, this.#body(this.#schema, this.#name));
  }

  /** A rule of its own, so that bodies stay short. */
  #rule(schema: Json | undefined, name: string): string {
    this.#rules.set(name, this.#body(schema ?? true, name));
    return name;
  }

  #body(schema: Json, name: string): string {
    if (schema === true) return 'value';
    if (!isObject(schema)) throw new SchemaError(`${name}: ${JSON.stringify(schema)} is no schema`);
    const unknown = Object.keys(schema).find((word) => !heeded.has(word) && !unheeded.has(word));
    if (unknown) throw new SchemaError(`${name}: "${unknown}" has no grammar here`);
    if (typeof schema.$ref === 'string') return this.#reference(schema.$ref);
    if (schema.const !== undefined) return `${quoted(JSON.stringify(schema.const))} space`;
    if (Array.isArray(schema.enum))
      return `(${schema.enum.map((each) => quoted(JSON.stringify(each))).join(' | ')}) space`;
    const among = schema.anyOf ?? schema.oneOf;
    if (Array.isArray(among)) return among.map((each, at) => this.#rule(each, `${name}-${at}`)).join(' | ');
    if (Array.isArray(schema.allOf) && schema.allOf.length === 1)
      return this.#body(schema.allOf[0] ?? true, name);
    if (Array.isArray(schema.type))
      return schema.type.map((type) => this.#rule({ ...schema, type }, `${name}-${type}`)).join(' | ');
    return this.#typed(schema, name);
  }

  #typed(schema: JsonObject, name: string): string {
    const { type } = schema;
    if (type === 'object' || schema.properties) return this.#object(schema, name);
    if (type === 'array' || schema.items || schema.prefixItems) return this.#array(schema, name);
    if (type === 'string') return stringBody(schema);
    if (type === undefined) return 'value';
    if (['integer', 'number', 'boolean', 'null'].includes(String(type))) return String(type);
    throw new SchemaError(`${name}: the type ${JSON.stringify(type)} has no grammar here`);
  }

  #reference(path: string): string {
    const known = this.#references.get(path);
    if (known) return known;
    const target = path === '#' ? this.#schema : pointed(this.#schema, path);
    if (target === undefined) throw new SchemaError(`${path} leads nowhere`);
    const name = `${this.#name}-ref${this.#references.size}`;
    this.#references.set(path, name);
    return this.#rule(target, name);
  }

  /** Properties in their order; those that are not required may be left out. */
  #object(schema: JsonObject, name: string): string {
    const properties = Object.entries(isObject(schema.properties) ? schema.properties : {});
    const required = new Set(Array.isArray(schema.required) ? schema.required : []);
    const more = this.#additional(schema, name);
    const pair = (at: number): string => {
      const [key, value] = properties[at] ?? ['', true];
      return `${quoted(JSON.stringify(key))} space ":" space ${this.#rule(value ?? true, `${name}-${at}`)}`;
    };
    let first = more ? `(${more} ("," space ${more})*)?` : '';
    let next = more ? `("," space ${more})*` : '';
    for (let at = properties.length - 1; at >= 0; at -= 1) {
      const [key] = properties[at] ?? [''];
      const [afterFirst, afterNext] = [`${name}-f${at + 1}`, `${name}-n${at + 1}`];
      this.#rules.set(afterFirst, first || '""');
      this.#rules.set(afterNext, next || '""');
      const each = pair(at);
      first = required.has(key) ? `${each} ${afterNext}` : `${each} ${afterNext} | ${afterFirst}`;
      next = required.has(key)
        ? `"," space ${each} ${afterNext}`
        : `"," space ${each} ${afterNext} | ${afterNext}`;
    }
    return `"{" space (${first || '""'}) "}" space`;
  }

  /** A key and a value that the schema does not name. Where nothing is said, only objects without names are open. */
  #additional({ additionalProperties, properties }: JsonObject, name: string): string | undefined {
    if (additionalProperties === false) return undefined;
    if (additionalProperties === undefined && isObject(properties)) return undefined;
    return `string ":" space ${this.#rule(additionalProperties ?? true, `${name}-more`)}`;
  }

  #array(schema: JsonObject, name: string): string {
    if (Array.isArray(schema.prefixItems)) {
      const parts = schema.prefixItems.map((each, at) => this.#rule(each, `${name}-${at}`));
      return `"[" space ${parts.join(' "," space ')} "]" space`;
    }
    const item = this.#rule(schema.items, `${name}-item`);
    const fewest = Number(schema.minItems ?? 0);
    const most = schema.maxItems === undefined ? undefined : Number(schema.maxItems);
    if (most === 0) return '"[" space "]" space';
    const rest = `{${Math.max(0, fewest - 1)},${most === undefined ? '' : most - 1}}`;
    const list = `${item} ("," space ${item})${rest}`;
    return `"[" space ${fewest > 0 ? list : `(${list})?`} "]" space`;
  }
}

/** Longer bounds are left to the reader of the reply: they make a grammar slow. */
const longestBound = 80;

function stringBody({ minLength, maxLength, format }: JsonObject): string {
  if (format === 'date') return 'date';
  const fewest = Math.min(Number(minLength ?? 0), longestBound);
  const most = maxLength === undefined || Number(maxLength) > longestBound ? '' : Number(maxLength);
  return fewest === 0 && most === '' ? 'string' : `"\\"" char{${fewest},${most}} "\\"" space`;
}

function pointed(schema: Json, path: string): Json | undefined {
  const steps = path.split('/').slice(1);
  return steps.reduce<Json | undefined>(
    (at, step) => (isObject(at) ? at[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
    schema,
  );
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
