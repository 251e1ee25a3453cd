// Fields that hold text: people, places, codes, names of things, choices and remarks.
import { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Lexicon, Town } from '../lexicon.ts';
import { namesBy } from '../names.ts';
import { remarksFor } from '../remarks.ts';
import { isStaffField, staffOf } from '../staff.ts';
import { choiceKind, defineField, type FieldContext, type FieldKindDefinition, text } from './kind.ts';

const yes = z.literal(true);
const choices = z.array(z.string()).min(2);

/** A kind of text that takes no value: how it is described, and how one is drawn. */
function plain(
  name: string,
  describe: (context: FieldContext) => string,
  draw: (lexicon: Lexicon, random: Random) => string,
): FieldKindDefinition {
  return defineField(name, yes, (_, context) => ({
    ...text,
    describe: describe(context),
    value: (random) => draw(context.lexicon, random),
  }));
}

type Row = { readonly [column: string]: Json };

/** A kind of text that agrees with the city in another field, which is its value. */
function ofTown(
  name: string,
  describe: (context: FieldContext) => string,
  draw: (lexicon: Lexicon, random: Random, town: Town) => string,
): FieldKindDefinition {
  return defineField(name, z.string().describe('field with the city'), (of, context) => ({
    ...text,
    follows: true,
    describe: describe(context),
    value: (random, row: Row) => {
      const { lexicon } = context;
      return draw(lexicon, random, lexicon.townOf(String(row[of])) ?? lexicon.town(random));
    },
  }));
}

export const texts: readonly FieldKindDefinition[] = [
  defineField('person', yes, (_, { words, name, lexicon, blueprint }) => ({
    ...text,
    describe: `${words}, first and last name`,
    value: (random) =>
      isStaffField(name) ? random.pick(staffOf(blueprint, lexicon)) : lexicon.person(random),
  })),
  defineField('email_of', z.string().describe('field with the name'), (of, { words, lexicon }) => ({
    ...text,
    schema: { type: 'string', format: 'email' },
    follows: true,
    describe: `${words} address`,
    // A change of the address alone comes without the name.
    value: (random, row: Row) => lexicon.email(String(row[of] ?? lexicon.person(random)), random),
  })),
  defineField('phone', yes, (_, { words, lexicon }) => ({
    ...text,
    follows: true,
    describe: `${words} with country code`,
    value: (random, row: Row) => lexicon.phone(random, String(row.city)),
  })),
  plain(
    'city',
    ({ words }) => `${words}, in English`,
    (lexicon, random) => random.pick(lexicon.cities),
  ),
  ofTown(
    'country_of',
    ({ words }) => `${words}, in English`,
    (_, __, { country }) => country,
  ),
  ofTown(
    'postcode_of',
    ({ words }) => `${words}: postal code`,
    (lexicon, random, town) => lexicon.postcode(town, random),
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
  defineField(
    'named',
    z.string().describe('scheme of names'),
    (scheme, { noun, words, blueprint: { clock }, lexicon }) => ({
      ...text,
      follows: true,
      describe: `${words} of the ${noun}`,
      value: namesBy(scheme, { noun, clock, lexicon }),
    }),
  ),
  plain(
    'slug',
    ({ noun }) => `Technical name of the ${noun}, in lowercase with hyphens`,
    (lexicon, random) => technicalName(lexicon, random),
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
  defineField('note', choices, (own, { words, name, blueprint, lexicon }) => ({
    ...text,
    semantic: true,
    follows: true,
    describe: `${words} as free text`,
    ...remarksFor({ ...blueprint, name, own, staff: () => staffOf(blueprint, lexicon), lexicon }),
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

/** "atlas-mail-eu-4" */
const technicalName = (lexicon: Lexicon, random: Random): string =>
  [
    random.pick(lexicon.slugs),
    random.pick(['api', 'mail', 'web', 'data', 'batch', 'cache', 'search', 'files', 'auth', 'queue']),
    ...(random.chance(0.5) ? [random.pick(['prod', 'test', 'eu', 'us', 'stage', 'ap'])] : []),
    random.integer(1, 99),
  ].join('-');
