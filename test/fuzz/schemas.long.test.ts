// Schemas and lists of tools from servers, and the results of their calls.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTooDeep } from '../../pipeline/json/foreign-json.ts';
import { isObject, schemaFaults } from '../../pipeline/json/json-schema.ts';
import { strictSchema } from '../../pipeline/models/openai/strict-schema.ts';
import { withoutNulls } from '../../pipeline/models/openai/structured-reply.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { lineReader } from '../../stages/mcp/line-reader.ts';
import { readToolList } from '../../stages/mcp/listed-tools.ts';
import { resultForms } from '../../stages/result-forms/index.ts';
import { foreignJson, foreignLike, foreignText, fuzzed } from '../support/fuzz.ts';
import { normalize } from '../support/normalized.ts';

const inputSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    query: { type: 'string', minLength: 1, description: 'What to look for.', pattern: '^\\S' },
    limit: { type: ['integer', 'null'], minimum: 1, maximum: 50, default: 10 },
    place: { $ref: '#/$defs/Place' },
    tags: { type: 'array', items: { anyOf: [{ type: 'string', enum: ['a', 'b'] }, { const: 3 }] } },
  },
  required: ['query'],
  additionalProperties: false,
  $defs: { Place: { type: 'object', properties: { city: { type: 'string', format: 'date' } } } },
};
const tool = {
  name: 'search_places',
  title: 'Search',
  description: 'Searches the places of a town by a text, and returns those that match best.',
  inputSchema,
  outputSchema: { type: 'object', properties: { places: { type: 'array', items: {} } } },
  annotations: { readOnlyHint: true },
};
const pages = [
  { tools: [tool, { ...tool, name: 'b' }], nextCursor: 'x' },
  { tools: [] },
  { tools: [tool], nextCursor: null },
];

const origin = { server: { name: 's' }, source: { licence: 'MIT' } } as unknown as Parameters<
  typeof normalize
>[1]; // passed through

it('a listed tool is a spec or a reject', () =>
  fuzzed({
    input: foreignLike(pages),
    runs: 6000,
    async parse(data) {
      const page =
        isObject(data as Json) && Array.isArray((data as JsonObject).tools) ? data : { tools: [data] };
      let asked = 0;
      const list = await readToolList(async () => {
        asked += 1;
        return page as Awaited<ReturnType<Parameters<typeof readToolList>[0]>>;
      });
      expect(asked).toBeLessThan(12);
      for (const each of list.tools) normalize(each, origin);
    },
  }));

it('a schema is strict or has no strict form, and a value fits it or not', () =>
  fuzzed({
    input: fc.tuple(foreignLike([tool]), foreignJson, fc.boolean()),
    runs: 6000,
    parse([data, value]) {
      const made =
        isObject(data as Json) && isObject((data as typeof tool).inputSchema as Json)
          ? normalizedOr(data)
          : undefined;
      if (!made) return;
      strictSchema(made);
      expect(Array.isArray(schemaFaults(made, value))).toBe(true);
      withoutNulls(made, value as Json);
    },
  }));

/** The schema of a spec, if it becomes one. */
function normalizedOr(data: unknown): JsonObject | undefined {
  const listed = { ...tool, inputSchema: (data as typeof tool).inputSchema };
  const made = normalize(listed as Parameters<typeof normalize>[0], origin);
  return 'spec' in made ? made.spec.inputSchema : undefined;
}

it('bytes of a server become lines, however they are cut', () =>
  fuzzed({
    input: fc.tuple(
      foreignText(['{"jsonrpc":"2.0","id":1,"result":{}}\nready\n']),
      fc.array(fc.nat(40), { maxLength: 12 }),
    ),
    runs: 5000,
    parse([text, cuts]) {
      const bytes = Buffer.from(text);
      const lines: string[] = [];
      let isTooLong = false;
      const take = lineReader(100_000, {
        line: (line) => lines.push(line),
        tooLong: () => (isTooLong = true),
      });
      let at = 0;
      for (const cut of cuts) {
        take(bytes.subarray(at, at + cut));
        at += cut;
      }
      take(bytes.subarray(at));
      if (!isTooLong) expect(lines.length).toBe(bytes.filter((byte) => byte === 10).length);
    },
  }));

it('a result in any form is read, or is none of that form', () =>
  fuzzed({
    input: foreignText([
      '{"data": {"a": 1}, "meta": {"request_id": "r", "version": "v2"}}',
      '| id | name |\n| --- | --- |\n| 1 | a \\| b |',
      '---\na: 1\nb:\n  - c: "x"\n',
      'id,name\n1,"a, ""b"""\n',
      '<result><a type="number">1</a></result>',
    ]),
    runs: 5000,
    parse(text) {
      for (const form of resultForms) {
        const value = form.read(text);
        expect(isTooDeep(value)).toBe(false);
      }
    },
  }));
