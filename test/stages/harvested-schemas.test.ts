// What becomes of the schema that a server declares: references written out, keywords repaired, data left alone.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { normalize } from '../support/normalized.ts';

const origin = {
  server: { name: 's', transport: 'stdio' as const },
  source: { origin: 'live' as const, licence: 'MIT' },
};
const made = (inputSchema: unknown, more: object = {}) =>
  normalize(
    {
      name: 'book_court',
      description: 'Books a tennis court for a member. Returns the booking with its number.',
      inputSchema: inputSchema as JsonObject, // any JSON a server may send
      ...more,
    },
    origin,
  );
const read = (inputSchema: unknown) => {
  const result = made(inputSchema);
  if (!('spec' in result)) throw new Error(JSON.stringify(result.reject));
  return { schema: result.spec.inputSchema, issues: result.spec.quality.issues };
};
/** What becomes of a parameter, with the issues that tell of it. */
const parameter = (property: unknown, more: object = {}) => {
  const { schema, issues } = read({ type: 'object', properties: { slot: property }, ...more });
  const ours = issues.filter((issue) => !/^parameters not/.test(issue));
  return [(schema.properties as JsonObject | undefined)?.slot, ours];
};

describe('references', () => {
  it('are replaced by what they mean, words beside them kept, and definitions go', () => {
    const schema = {
      type: 'object',
      $defs: {
        Place: { type: 'object', properties: { city: { $ref: '#/$defs/City' } } },
        City: { type: 'string' },
        Named: { $anchor: 'named', type: 'integer' },
      },
      properties: {
        from: { $ref: '#/$defs/Place', description: 'Start' },
        count: { $ref: '#named' },
        definitions: { type: 'array' },
      },
    };
    expect(read(schema)).toEqual({
      schema: {
        type: 'object',
        properties: {
          from: { type: 'object', properties: { city: { type: 'string' } }, description: 'Start' },
          count: { type: 'integer' },
          definitions: { type: 'array' },
        },
      },
      issues: ['parameters not described'],
    });
  });

  it.each([
    [
      'a circle',
      { $ref: '#/definitions/Node' },
      { type: 'object', properties: { next: { type: 'object' } } },
      'recursion cut: #/definitions/Node',
    ],
    ['the whole', { $ref: '#' }, { type: 'object' }, 'recursion cut: #'],
    ['nothing', { $ref: '#/nowhere' }, {}, 'not resolved: #/nowhere'],
    [
      'another document',
      { $ref: 'https://example.org/c.json' },
      {},
      'not resolved: https://example.org/c.json',
    ],
  ])('to %s become what is known of it, and are named', (_, property, becomes, issue) => {
    const definitions = { Node: { type: 'object', properties: { next: { $ref: '#/definitions/Node' } } } };
    expect(parameter(property, { definitions })).toEqual([becomes, [issue]]);
  });

  it('hold together with what stands beside them', () => {
    const $defs = {
      Base: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      Short: { type: 'string', maxLength: 5 },
    };
    const beside = { $ref: '#/$defs/Base', properties: { day: { type: 'string' } }, required: ['day'] };
    expect(parameter(beside, { $defs })[0]).toEqual({
      type: 'object',
      properties: { id: { type: 'string' }, day: { type: 'string' } },
      required: ['id', 'day'],
    });
    expect(parameter({ $ref: '#/$defs/Short', maxLength: 9 }, { $defs })[0]).toEqual({
      maxLength: 9,
      allOf: [{ type: 'string', maxLength: 5 }],
    });
  });

  it('that double at every level end at a budget, the deepest first, and lower the score', () => {
    const level = (depth: number) => ({
      type: 'object',
      properties: { left: { $ref: `#/$defs/L${depth + 1}` }, right: { $ref: `#/$defs/L${depth + 1}` } },
    });
    const $defs = Object.fromEntries(Array.from({ length: 22 }, (_, depth) => [`L${depth}`, level(depth)]));
    const schema = {
      type: 'object',
      properties: { page: { $ref: '#/$defs/L0', description: 'Page' } },
      $defs,
    };
    const result = made({ ...schema, $defs: { ...$defs, L22: { type: 'string' } } });
    const spec = 'spec' in result ? result.spec : undefined;
    const text = JSON.stringify(spec?.inputSchema);
    expect(text.length).toBeLessThan(50_000);
    expect(text).not.toContain('{}');
    expect(spec?.quality.issues).toEqual([expect.stringMatching(/^not resolved: \d+ references, for which/)]);
    expect(spec?.quality.score).toBeLessThan(0.9);
  });
});

describe('a parameter', () => {
  it.each([
    ['a type of Python', { type: 'str' }, { type: 'string' }, 'type "str" read as "string"'],
    ['a type in capitals', { type: 'OBJECT' }, { type: 'object' }, 'type "OBJECT" read as "object"'],
    ['a type that means nothing', { type: 'thing' }, {}, 'type "thing" dropped'],
    ['a type as its schema', 'string', { type: 'string' }, 'properties: "string" read as a type'],
    [
      'nullable',
      { type: 'string', nullable: true },
      { type: ['string', 'null'] },
      'nullable read as the type null',
    ],
    [
      'nullable beside a union',
      { anyOf: [{ type: 'string' }], nullable: true },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      'nullable read as the type null',
    ],
    [
      'nullable beside choices',
      { enum: ['big', 'small'], nullable: true },
      { enum: ['big', 'small', null] },
      'nullable read as the type null',
    ],
    ['repeated choices', { enum: ['a', 'b', 'a'] }, { enum: ['a', 'b'] }, 'repeated values of enum dropped'],
    ['no choice', { type: 'string', enum: [] }, { type: 'string' }, 'enum [] dropped'],
    [
      'a pattern of Python',
      { pattern: '^(?P<town>[A-Z]+)-\\d+\\Z' },
      { pattern: '^(?<town>[A-Z]+)-\\d+$' },
      'pattern "^(?P<town>[A-Z]+)-\\\\d+\\\\Z" read as "^(?<town>[A-Z]+)-\\\\d+$"',
    ],
    [
      'a needless escape',
      { pattern: '^\\_[a\\-z]$' },
      { pattern: '^_[a\\-z]$' },
      'pattern "^\\\\_[a\\\\-z]$" read as "^_[a\\\\-z]$"',
    ],
    ['no pattern of JavaScript', { pattern: '(?i)abc' }, {}, 'pattern "(?i)abc" dropped'],
    [
      'a flag for its bound',
      { minimum: 0, exclusiveMinimum: true },
      { exclusiveMinimum: 0 },
      'exclusiveMinimum as a flag read as the minimum',
    ],
    ['a number as a text', { maxLength: '40' }, { maxLength: 40 }, 'maxLength "40" read as 40'],
    ['a bound beyond 2^53', { maximum: 2 ** 63 }, {}, 'maximum 9223372036854776000 dropped'],
    ['a default beyond 2^53', { default: { id: 2 ** 60 } }, {}, 'default beyond 2^53 dropped'],
    [
      'a tuple as before 2020-12',
      { items: [{ type: 'string' }] },
      { prefixItems: [{ type: 'string' }] },
      'items as a list read as prefixItems',
    ],
    ['half a character', { description: 'Day \ud83d' }, { description: 'Day ' }, 'half characters removed'],
    [
      'a secret as its default',
      { default: 'ghp_abcdefghijklmnopqrstuvwxyz012345' },
      {},
      'secret removed from default',
    ],
  ])('may have %s', (_, property, becomes, issue) => {
    expect(parameter(property)).toEqual([becomes, [issue]]);
  });

  it.each([
    ['a reference as data', { default: { $ref: 'other.json#/chart' }, description: 'Document' }],
    [
      'data with mark-up and white space',
      { enum: ['<b>', 'a  b', ' '], description: 'List<String> or <id>' },
    ],
    ['numbers and null as choices', { enum: [0, 0.5, true, null] }],
    ['an unknown format', { type: 'integer', format: 'uint64' }],
    ['a boolean as its schema', true],
    ['a pattern of JavaScript', { pattern: '^(?<town>[A-Z]{1,3})-\\d+$' }],
    ['a tuple as since 2020-12', { type: 'array', prefixItems: [{ type: 'number' }], items: false }],
    ['an emoji with a joiner', { description: 'Family 👨‍👩‍👧 of 🏴󠁧󠁢󠁥󠁮󠁧󠁿' }],
  ])('keeps %s', (_, property) => {
    expect(parameter(property)).toEqual([property, []]);
  });

  it('may have any name, but for one that is lost in copies', () => {
    const properties = JSON.parse(
      '{"$ref":{"type":"string"},"$defs":{"type":"array"},"größe":{},"__proto__":{}}',
    );
    const { schema, issues } = read({ type: 'object', properties, required: ['$ref'] });
    expect(Object.keys(schema.properties as JsonObject)).toEqual(['$ref', '$defs', 'größe']);
    expect(issues).toContain('parameter "__proto__" dropped, which cannot be kept');
    expect(made({ type: 'object', properties, required: ['__proto__'] })).toMatchObject({
      reject: {
        reason: 'broken schema',
        detail: 's.book_court: the required parameter "__proto__" cannot be kept',
      },
    });
  });

  it('that says itself that it is required, or is only required, is declared and required', () => {
    const schema = {
      type: 'object',
      properties: { book: { type: 'string', required: true } },
      required: ['by'],
    };
    expect(read(schema).schema).toEqual({
      type: 'object',
      properties: { book: { type: 'string' }, by: {} },
      required: ['by', 'book'],
    });
    const parts = {
      type: 'object',
      properties: { a: {} },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    };
    expect(read(parts).schema).toEqual(parts);
  });
});

describe('the whole schema', () => {
  it.each([
    ['http://json-schema.org/draft-04/schema#', 'http://json-schema.org/draft-07/schema#'],
    ['http://json-schema.org/draft-06/schema', 'http://json-schema.org/draft-07/schema#'],
    ['https://json-schema.org/draft-07/schema#', 'http://json-schema.org/draft-07/schema#'],
    ['https://json-schema.org/draft/2019-09/schema', 'https://json-schema.org/draft/2020-12/schema'],
    ['https://json-schema.org/draft/2020-12/schema', 'https://json-schema.org/draft/2020-12/schema'],
  ])('of the dialect %s is read, and declares %s', ($schema, declared) => {
    const { schema, issues } = read({ $schema, id: 'x', type: 'object', properties: {} });
    expect(schema).toEqual({ $schema: declared, type: 'object', properties: {} });
    expect(issues).toEqual([]);
  });

  it.each([
    [
      'an unknown dialect',
      { $schema: 'https://example.org/mine', type: 'object' },
      'unknown dialect "https://example.org/mine" read as 2020-12',
    ],
    ['no type', { properties: {} }, 'type of the whole schema read as object'],
    ['null among its types', { type: ['object', 'null'] }, 'type of the whole schema read as object'],
  ])('may have %s', (_, schema, issue) => {
    expect(read(schema).schema.type).toBe('object');
    expect(read(schema).issues).toEqual([issue]);
  });

  it('of a result is dropped where it is broken, and the tool stays', () => {
    const result = made({ type: 'object' }, { outputSchema: { type: 'array' } });
    expect(result).toMatchObject({
      spec: { quality: { issues: ['output schema dropped: type is "array", expected "object"'] } },
    });
    expect(result).not.toHaveProperty('spec.outputSchema');
    expect(made({ type: 'object' }, { outputSchema: { properties: {} } })).toHaveProperty(
      'spec.outputSchema',
    );
  });

  it('of parameters that are a list loses the tool', () => {
    expect(made({ type: 'array' })).toMatchObject({ reject: { reason: 'broken schema' } });
  });
});
