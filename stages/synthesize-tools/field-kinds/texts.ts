// Fields that hold text: people, places, codes, names of things, choices and remarks.
import { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import { upperFirst } from '../../english.ts';
import type { Lexicon } from '../lexicon.ts';
import { choiceKind, defineField, type FieldContext, type FieldKindDefinition, text } from './kind.ts';

const yes = z.literal(true);
const choices = z.array(z.string()).min(2);

/** A kind of text that takes no value: how it is described, and how one is drawn. */
function plain(
  name: string,
  describe: (context: FieldContext) => string,
  draw: (lexicon: Lexicon, random: Random, noun: string) => string,
): FieldKindDefinition {
  return defineField(name, yes, (_, context) => ({
    ...text,
    describe: describe(context),
    value: (random) => draw(context.lexicon, random, context.noun),
  }));
}

/** Kinds whose values name the thing itself; an application may give names of its own instead. */
export const namingKinds: readonly string[] = ['placed', 'coded', 'pet', 'styled', 'themed', 'slug'];

export const texts: readonly FieldKindDefinition[] = [
  plain(
    'person',
    ({ words }) => `${words}, first and last name`,
    (lexicon, random) => lexicon.person(random),
  ),
  defineField('email_of', z.string(), (of, { words, lexicon }) => ({
    ...text,
    schema: { type: 'string', format: 'email' },
    describe: `${words} address`,
    // A change of the address alone comes without the name.
    value: (random, row) => lexicon.email(String(row[of] ?? lexicon.person(random))),
  })),
  plain(
    'phone',
    ({ words }) => `${words} with country code`,
    (lexicon, random) => lexicon.phone(random),
  ),
  plain(
    'city',
    ({ words }) => `${words}, in English`,
    (lexicon, random) => random.pick(lexicon.cities),
  ),
  plain(
    'address',
    ({ words }) => `${words}: street and house number`,
    (lexicon, random) => lexicon.address(random),
  ),
  plain(
    'firm',
    ({ words }) => `${words} of the company`,
    (lexicon, random) => lexicon.firm(random),
  ),
  plain(
    'place',
    ({ words }) => `${words} of the place`,
    (lexicon, random) => random.pick(lexicon.places),
  ),
  plain(
    'placed',
    ({ noun }) => `Name of the ${noun}`,
    (lexicon, random, noun) => `${random.pick(lexicon.places)} ${noun}`,
  ),
  plain(
    'coded',
    ({ noun }) => `Name of the ${noun}, with a letter and a number`,
    (_, random, noun) => `${upperFirst(noun)} ${random.pick([...'ABCDEFGH'])}${random.integer(1, 60)}`,
  ),
  plain(
    'pet',
    ({ noun }) => `Name of the ${noun}`,
    (lexicon, random) => random.pick(lexicon.pets),
  ),
  plain(
    'styled',
    ({ noun, words }) => `${words} of the ${noun}`,
    (lexicon, random, noun) => `${random.pick(lexicon.styles)} ${noun}`,
  ),
  plain(
    'themed',
    ({ noun, words }) => `${words} of the ${noun}`,
    (lexicon, random, noun) => `${random.pick(lexicon.themes)} ${noun}`,
  ),
  plain(
    'slug',
    ({ noun }) => `Technical name of the ${noun}, in lowercase with hyphens`,
    (lexicon, random) => `${random.pick(lexicon.slugs)}-${random.integer(1, 99)}`,
  ),
  defineField('code', yes, (_, { words }) => ({
    ...text,
    describe: `${words}: two letters, a hyphen, and five digits`,
    schema: { type: 'string', pattern: '^[A-Z]{2}-[0-9]{5}$' },
    filter: 'equals',
    value: (random) => `${letters(random, 2)}-${random.integer(10000, 99999)}`,
  })),
  plain(
    'plate',
    ({ words }) => `${words} number`,
    (_, random) => `${letters(random, 2)} ${random.integer(100, 999)} ${letters(random, 2)}`,
  ),
  defineField('version', yes, (_, { words }) => ({
    ...text,
    describe: `${words}: version as major.minor.patch`,
    schema: { type: 'string', pattern: '^[0-9]+[.][0-9]+[.][0-9]+$' },
    filter: 'equals',
    value: (random) => [random.integer(1, 6), random.integer(0, 12), random.integer(0, 9)].join('.'),
  })),
  plain(
    'shelf',
    ({ words }) => `${words}: row letter and two digits`,
    (_, random) => `${random.pick([...'ABCDEFGHJK'])}${String(random.integer(1, 40)).padStart(2, '0')}`,
  ),
  plain(
    'seat',
    ({ words }) => `${words}: row and letter`,
    (_, random) => `${random.integer(1, 30)}${random.pick([...'ABCDEF'])}`,
  ),
  defineField('pick', choices, (list, { words }) => ({
    ...text,
    describe: words,
    value: (random) => random.pick(list),
  })),
  defineField('note', choices, (list, { words }) => ({
    ...text,
    semantic: true,
    describe: `${words} as free text`,
    value: (random) => random.pick(list),
  })),
  defineField('one_of', choices, (list, { words }) => choiceKind(list, words)),
  defineField('ref', z.string().describe('entity'), (noun) => ({
    ...text,
    filter: 'equals',
    describe: `ID of the ${noun}`,
    value: () => null,
  })),
];

const letters = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.pick([...'ABCDEFGHKLMNPRSTVW'])).join('');
