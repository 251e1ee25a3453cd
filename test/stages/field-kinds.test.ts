// Every kind of field: the values that it draws, and what its column and its JSON Schema refuse. A kind needs a
// row in the table.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Json } from '../../schemas/json.ts';
import { type FieldKind, fieldKind, fieldSchema } from '../../stages/synthesize-tools/field-kinds/index.ts';
import { nested } from '../../stages/synthesize-tools/field-kinds/nested.ts';
import { numbers } from '../../stages/synthesize-tools/field-kinds/numbers.ts';
import { texts } from '../../stages/synthesize-tools/field-kinds/texts.ts';
import { readLexicon } from '../../stages/synthesize-tools/lexicon.ts';
import { Connection } from '../../stages/worlds/engine/connection.ts';
import { engineNow } from '../../stages/worlds/engine/engine.ts';

const lexicon = await readLexicon();

interface Row {
  /** The value of the kind in a blueprint; true for kinds that take none. */
  readonly given?: unknown;
  readonly filter: FieldKind['filter'];
  readonly semantic?: boolean;
  /** Every value that is drawn, as JSON without the quotes of a text. */
  readonly looks: RegExp;
  /** What the JSON Schema refuses. */
  readonly notInSchema?: Json;
  /** What the column refuses. */
  readonly notInColumn?: string | number;
}

const oneOf = (words: readonly string[], after = ''): RegExp => new RegExp(`^(${words.join('|')})${after}$`);
const name = /^\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+)+$/u;

const table: Record<string, Row> = {
  person: { filter: 'contains', looks: name },
  email_of: {
    given: 'owner',
    filter: 'contains',
    looks: /^[a-z.]+\d{0,2}@[a-z.-]+$/,
    notInSchema: 'no address',
  },
  phone: { filter: 'contains', looks: /^\+\d+ \d{3} \d{6}$/ },
  city: { filter: 'contains', looks: oneOf(lexicon.cities) },
  country_of: { given: 'city', filter: 'contains', looks: /^[A-Z][a-z]+( [A-Z][a-z]+)?$/ },
  postcode_of: { given: 'city', filter: 'contains', looks: /^[A-Z\d][A-Z\d -]+$/ },
  address: { filter: 'contains', looks: /^[A-Z\d][\w' ]+ \d+$/ },
  firm: { filter: 'contains', looks: /^[\p{L}'’, -]+$/u },
  place: { filter: 'contains', looks: oneOf(lexicon.places) },
  named: { given: 'device', filter: 'contains', looks: /^Desk\b.*\w/ },
  slug: { filter: 'contains', looks: oneOf(lexicon.slugs, '(-[a-z]+)+-\\d+') },
  code: { filter: 'equals', looks: /^[A-Z]{2}-\d{5}$/, notInSchema: 'AB-123' },
  plate: { filter: 'contains', looks: /^[A-Z]{2} \d{3} [A-Z]{2}$/ },
  version: { filter: 'equals', looks: /^\d+\.\d+\.\d+$/, notInSchema: '1.2' },
  shelf: { filter: 'contains', looks: /^[A-K]\d{2}$/ },
  seat: { filter: 'contains', looks: /^\d{1,2}[A-F]$/ },
  pick: { given: ['red', 'blue'], filter: 'contains', looks: /^(red|blue)$/ },
  note: {
    given: ['left early', 'came late'],
    filter: 'contains',
    semantic: true,
    looks: /^\S.*\S$/,
  },
  one_of: {
    given: ['low', 'high'],
    filter: 'equals',
    looks: /^(low|high)$/,
    notInSchema: 'middle',
    notInColumn: 'middle',
  },
  ref: { given: 'owner', filter: 'equals', looks: /^null$/ },
  money: { given: [4, 90], filter: 'range', looks: /^\d{1,2}(\.\d{1,2})?$/, notInSchema: 3, notInColumn: -1 },
  integer: { given: [4, 90], filter: 'range', looks: /^\d{1,2}$/, notInSchema: 4.5, notInColumn: -1 },
  decimal: { given: [4, 90], filter: 'range', looks: /^\d{1,2}(\.\d)?$/, notInSchema: 91, notInColumn: -1 },
  date: { given: [-10, 20], filter: 'range', looks: /^2025-0[123]-\d{2}$/, notInSchema: 'March 1' },
  time: { given: [9, 17], filter: 'equals', looks: /^(09|1[0-7]):(00|15|30|45)$/, notInSchema: '25:00' },
  flag: { given: 0.5, filter: 'equals', looks: /^(true|false)$/, notInSchema: 'yes', notInColumn: 2 },
  tags: {
    given: ['a', 'b', 'c'],
    filter: 'member',
    looks: /^\["[abc]"(,"[abc]")*\]$/,
    notInSchema: ['a', 'a'],
  },
  object: {
    given: ['city', 'from_hour'],
    filter: 'none',
    looks: /^\{"city":"[^"]+","from_hour":\d+\}$/,
    notInSchema: { city: 'Porto' },
  },
};

it('every kind of field has a row in the table', () => {
  const kinds = [...texts, ...numbers, ...nested].map((kind) => kind.name);
  expect(Object.keys(table).sort()).toEqual(kinds.sort());
});

describe.each(Object.entries(table))('the field kind %s', (kindName, row) => {
  const { given = true, filter, semantic = false, looks, notInSchema, notInColumn } = row;
  const blueprint = { name: 'office', clock: '2025-02-01T09:00:00Z', currency: 'EUR' };
  const place = { name: 'thing', noun: 'desk', blueprint, lexicon };
  const kind = fieldKind(fieldSchema.parse({ [kindName]: given }), place);
  const random = randomFor('fields', kindName);
  const values = Array.from({ length: 60 }, () => kind.value(random, { owner: 'Ana Silva' }));

  it('draws different values of its own look', () => {
    for (const value of values)
      expect(typeof value === 'string' ? value : JSON.stringify(value)).toMatch(looks);
    if (kindName !== 'ref' && kindName !== 'email_of')
      expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(1);
  });

  it('draws values that its schema and its column take', () => {
    using database = new Connection(engineNow());
    const { type, check } = kind.column;
    database.define(`CREATE TABLE things (thing ${type} CHECK (${check?.('thing') ?? 1}))`);
    for (const value of values.filter((each) => each !== null)) {
      expect(schemaFaults(kind.schema, value)).toEqual([]);
      const stored = typeof value === 'object' ? JSON.stringify(value) : Number(value) || String(value);
      database.write('INSERT INTO things VALUES (?)', [typeof value === 'boolean' ? Number(value) : stored]);
    }
    if (notInColumn !== undefined)
      expect(() => database.write('INSERT INTO things VALUES (?)', [notInColumn])).toThrow('CHECK');
    if (notInSchema !== undefined) expect(schemaFaults(kind.schema, notInSchema)).not.toEqual([]);
  });

  it('is searched and compared as it should, and says in words what it holds', () => {
    expect({ filter: kind.filter, semantic: kind.semantic }).toEqual({ filter, semantic });
    expect(kind.describe).toMatch(/thing|desk|owner/i);
  });
});

it('a field of no known kind is refused with the kinds that there are', () => {
  expect(() => fieldSchema.parse({ mony: [1, 2] })).toThrow(/expected one of person, .*money/s);
});
