// Validation against foreign schemas, whose properties may have any name.
import { describe, expect, it } from 'vitest';
import { schemaFaults } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';

describe.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'ordinary'])(
  'a property %s',
  (name) => {
    const json = (text: string): Json => JSON.parse(text.replaceAll('NAME', name)) as Json;
    const inner =
      '{"type": "object", "properties": {"NAME": {"type": "number"}}, "additionalProperties": false}';
    const properties = `{"NAME": {"type": "string"}, "inner": ${inner}}`;
    const schema = json(
      `{"type": "object", "properties": ${properties}, "required": ["NAME"], "additionalProperties": false}`,
    ) as JsonObject;

    it.each([
      ['{"NAME": "x"}', []],
      ['{}', [`arguments: must have required property '${name}'`]],
      ['{"NAME": 1}', [`${name}: must be string`]],
      ['{"NAME": "x", "inner": {"NAME": 1}}', []],
      ['{"NAME": "x", "inner": {}}', []],
      ['{"NAME": "x", "inner": {"NAME": "x"}}', [`inner.${name}: must be number`]],
      ['{"NAME": "x", "other": 1}', ['arguments: must NOT have additional properties (other)']],
    ])('in %s', (value, faults) => {
      expect(schemaFaults(schema, json(value))).toEqual(faults);
    });
  },
);

describe('the dialect of a schema', () => {
  const tuple = { type: 'array', prefixItems: [{ type: 'string' }] };

  it('is 2020-12 where none is declared', () => {
    expect(schemaFaults(tuple, [1])).not.toEqual([]);
    expect(schemaFaults({ type: 'object', dependentRequired: { a: ['b'] } }, { a: 1 })).not.toEqual([]);
  });

  it.each([
    'http://json-schema.org/draft-04/schema#',
    'http://json-schema.org/draft-06/schema#',
    'https://json-schema.org/draft-07/schema',
    'https://json-schema.org/draft/2019-09/schema',
    'https://example.org/mine',
  ])('judges by a schema that declares %s', ($schema) => {
    const schema = { $schema, type: 'object', properties: { a: { type: 'string', not: { const: 'b' } } } };
    expect(schemaFaults(schema, { a: 'a' })).toEqual([]);
    expect(schemaFaults(schema, { a: 'b' })).toEqual(['a: must NOT be valid']);
  });

  it('is the one that is declared', () => {
    const draft7 = 'http://json-schema.org/draft-07/schema#';
    expect(schemaFaults({ $schema: draft7, ...tuple }, [1])).toEqual([]);
    expect(schemaFaults({ $schema: draft7, type: 'array', items: [{ type: 'string' }] }, [1])).not.toEqual(
      [],
    );
  });

  it('is an older one where a tuple is written as only those write it', () => {
    expect(schemaFaults({ type: 'array', items: [{ type: 'string' }] }, [1])).not.toEqual([]);
  });
});
