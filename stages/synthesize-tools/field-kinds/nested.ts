// Fields that hold lists and objects. They are stored as JSON text in one canonical form, so that equal
// values are equal texts.
import { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { andList } from '../../english.ts';
import { literal, memberOf } from '../../worlds/sql.ts';
import type { Lexicon, Town } from '../lexicon.ts';
import { defineField, type FieldKindDefinition } from './kind.ts';

interface Member {
  readonly schema: JsonObject;
  /** `town`: where the whole object is, so that its members agree. */
  value(random: Random, lexicon: Lexicon, town: Town): Json;
}

const wholeNumber = (description: string, minimum: number, maximum: number): Member => ({
  schema: { type: 'integer', minimum, maximum, description },
  value: (random) => random.integer(minimum, maximum),
});

const degrees = (description: string, minimum: number, maximum: number): Member => ({
  schema: { type: 'number', minimum, maximum, description },
  value: (random) => Math.round((minimum + random.next() * (maximum - minimum)) * 1e4) / 1e4,
});

const words = (description: string, draw: Member['value']): Member => ({
  schema: { type: 'string', description },
  value: draw,
});

/** What an object field may be made of. */
const members: Readonly<Record<string, Member>> = {
  person: words('First and last name.', (random, lexicon) => lexicon.person(random)),
  phone: words('Phone number with country code.', (random, lexicon, { city }) => lexicon.phone(random, city)),
  street: words('Street and house number.', (random, lexicon) => lexicon.address(random)),
  postcode: words('Postal code.', (random, lexicon, town) => lexicon.postcode(town, random)),
  city: words('City, in English.', (_, __, { city }) => city),
  country: words('Country, in English.', (_, __, { country }) => country),
  latitude: degrees('Latitude in decimal degrees.', 36, 61),
  longitude: degrees('Longitude in decimal degrees.', -9, 28),
  width: wholeNumber('Width in centimeters.', 5, 220),
  height: wholeNumber('Height in centimeters.', 5, 240),
  depth: wholeNumber('Depth in centimeters.', 2, 120),
  limit: wholeNumber('Upper limit in percent.', 10, 100),
  from_hour: wholeNumber('First hour of the day, 0 to 12.', 0, 12),
  to_hour: wholeNumber('Last hour of the day, 13 to 23.', 13, 23),
  requests: wholeNumber('Requests per minute.', 60, 6000),
  connections: wholeNumber('Concurrent connections.', 5, 500),
  mode: {
    schema: { type: 'string', enum: ['eco', 'normal', 'boost'], description: 'Operating mode.' },
    value: (random) => random.pick(['eco', 'normal', 'boost']),
  },
};

export const nested: readonly FieldKindDefinition[] = [
  defineField('tags', z.array(z.string()).min(3), (list, { words: name }) => ({
    column: { type: 'TEXT' },
    schema: {
      type: 'array',
      items: { type: 'string', enum: [...list] },
      minItems: 1,
      maxItems: 4,
      uniqueItems: true,
    },
    describe: `${name}: up to four of ${andList(list)}`,
    semantic: false,
    filter: 'member',
    value: (random) => random.shuffle(list).slice(0, random.integer(1, 3)).sort(),
    stored: (parameter) =>
      `CASE WHEN :${parameter} IS NOT NULL THEN (SELECT json_group_array(value) ` +
      `FROM (SELECT value FROM json_each(:${parameter}) ORDER BY value)) END`,
  })),
  defineField('object', z.array(z.enum(Object.keys(members))).min(1), (names, { words: name, lexicon }) => ({
    column: { type: 'TEXT' },
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((member) => [member, members[member]?.schema ?? {}])),
      required: names,
      additionalProperties: false,
    },
    describe: `${name}: ${andList(names.map((member) => member.replaceAll('_', ' ')))}`,
    semantic: false,
    filter: 'none',
    value: (random) => {
      const town = lexicon.town(random);
      return Object.fromEntries(
        names.map((member) => [member, members[member]?.value(random, lexicon, town) ?? null]),
      );
    },
    stored: (parameter) => {
      const pairs = names.flatMap((member) => [literal(member), memberOf(`:${parameter}`, member)]);
      return `CASE WHEN :${parameter} IS NOT NULL THEN json_object(${pairs.join(', ')}) END`;
    },
  })),
];
