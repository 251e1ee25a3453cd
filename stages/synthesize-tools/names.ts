// Names of things by what the thing is: a document has a title, a room a number, a product a size and a color.
// The grammar is data/seeds/names.yaml.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import { months } from '../spoken-dates.ts';
import { fakerWords } from './faker-words.ts';
import type { Lexicon } from './lexicon.ts';
import { phraseFrom } from './phrases.ts';

type Row = { readonly [column: string]: Json };

interface NamedThing {
  readonly noun: string;
  /** The time of its world. */
  readonly clock: string;
  readonly lexicon: Lexicon;
}

/** Draws names by a scheme for things that a noun stands for. They agree with the city and the days of a row. */
export function namesBy(scheme: string, thing: NamedThing): (random: Random, row: Row) => string {
  const { noun, lexicon } = thing;
  const { schemes, words } = lexicon.names;
  const variants = schemes[scheme];
  if (!variants)
    throw new BugError(`no scheme of names ${scheme}; there are ${Object.keys(schemes).join(', ')}`);
  const head = noun.split(' ').at(-1) ?? noun;
  const { say = [] } =
    variants.find(({ for: heads }) => heads?.includes(noun)) ??
    variants.find(({ for: heads }) => heads?.includes(head)) ??
    variants.find(({ for: heads }) => !heads) ??
    {};
  return (random, row) => {
    const dated = datedWords(dayOf(row, thing.clock, random), random);
    const slots = (slot: string): string | undefined => {
      if (slot === 'noun') return noun;
      if (slot === 'head') return head;
      if (slot === 'city' && typeof row.city === 'string') return row.city;
      if (slot === 'version') return String(row.version ?? random.integer(1, 6));
      return dated[slot] ?? commonWords[slot]?.(lexicon, random);
    };
    return phraseFrom(say, { lists: words, random, slots });
  };
}

/** The days that a name may speak of, the most telling first. */
const dayFields = [
  'held_on',
  'starts_on',
  'started_on',
  'updated_on',
  'noted_on',
  'send_on',
  'listed_on',
  'ends_on',
];

/** The day that a row is about, or else one of the last months. */
function dayOf(row: Row, clock: string, random: Random): Date {
  const day = dayFields.map((field) => row[field]).find((value) => typeof value === 'string');
  return typeof day === 'string'
    ? new Date(day)
    : new Date(Date.parse(clock) - random.integer(1, 500) * 86_400_000);
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const seasons = ['Winter', 'Spring', 'Summer', 'Fall'];

/** Words of one day: they agree with each other. */
function datedWords(day: Date, random: Random): Readonly<Record<string, string>> {
  const [month, year] = [day.getUTCMonth(), day.getUTCFullYear()];
  return {
    year: String(year),
    oldYear: String(year - random.integer(2, 30)),
    quarter: `Q${Math.floor(month / 3) + 1}`,
    season: seasons[Math.floor(((month + 1) % 12) / 3)] ?? '',
    month: months[month] ?? '',
    date: `${months[month]} ${day.getUTCDate()}`,
    weekday: weekdays[day.getUTCDay()] ?? '',
  };
}

const commonWords: Readonly<Record<string, (lexicon: Lexicon, random: Random) => string>> = {
  person: (lexicon, random) => lexicon.person(random),
  given: (lexicon, random) => lexicon.person(random).split(' ')[0] ?? '',
  family: (lexicon, random) => lexicon.person(random).split(' ').at(-1) ?? '',
  firm: (lexicon, random) => lexicon.firm(random),
  city: (lexicon, random) => random.pick(lexicon.cities),
  place: (lexicon, random) => random.pick(lexicon.places),
  street: (lexicon, random) => lexicon.street(random),
  slug: (lexicon, random) => random.pick(lexicon.slugs),
  pet: (lexicon, random) => random.pick(lexicon.pets),
  color: (_, random) => random.pick(fakerWords.colors),
  dish: (_, random) => random.pick(fakerWords.dishes),
};
