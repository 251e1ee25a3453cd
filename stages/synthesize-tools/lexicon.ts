// Names, places, and numbers for rows that look real, and the grammars of names and remarks. The words come from
// data/seeds/lexicon.yaml and from faker; what belongs together (a city, its country, its postal codes) stays
// together.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import { readSeed } from '../seeds.ts';
import { fakerWords } from './faker-words.ts';
import { type Names, namesSchema, type Remarks, remarksSchema } from './grammars.ts';
import { type RowRelations, rowRelationsSchema } from './row-relations.ts';

export interface Town {
  readonly city: string;
  readonly country: string;
  readonly dialing: string;
  /** "8###": # is a digit, ? a letter. */
  readonly postcode: string;
}

const townSchema = z.string().transform((line, issues): Town => {
  const [city, country, dialing, postcode] = line.split(', ');
  if (city && country && dialing && postcode) return { city, country, dialing, postcode };
  issues.addIssue({ code: 'custom', message: `expected a city, its country, and two codes, got "${line}"` });
  return z.NEVER;
});

export const lexiconSchema = z.strictObject({
  given: z.array(z.string()).min(40),
  family: z.array(z.string()).min(40),
  towns: z.array(townSchema).min(20),
  mailDomains: z.array(z.string()).min(3),
  places: z.array(z.string()).min(20).describe('districts and landmarks that could be in any town'),
  pets: z.array(z.string()).min(20),
  themes: z
    .array(z.string())
    .min(20)
    .describe('adjectives that distinguish plans, texts, or events of one kind'),
  slugs: z.array(z.string()).min(20).describe('first halves of technical names'),
  firmKinds: z.array(z.string()).min(5),
});

type Words = z.infer<typeof lexiconSchema>;

export interface Lexicon extends Pick<Words, 'places' | 'pets' | 'themes' | 'slugs'> {
  readonly cities: readonly string[];
  readonly names: Names;
  readonly remarks: Remarks;
  readonly relations: RowRelations;
  person(random: Random): string;
  firm(random: Random): string;
  /** An address that belongs to a name of a person or a company. Two people of one name have different ones. */
  email(name: string, random: Random): string;
  /** In the country of the city, where the city is known. */
  phone(random: Random, city?: string): string;
  street(random: Random): string;
  /** Street and house number. */
  address(random: Random): string;
  town(random: Random): Town;
  townOf(city: string): Town | undefined;
  postcode(town: Town, random: Random): string;
}

/** The lexicon that travels with toolloom. */
export async function readLexicon(): Promise<Lexicon> {
  return lexiconFrom(await readSeed('lexicon.yaml', lexiconSchema), {
    names: await readSeed('names.yaml', namesSchema),
    remarks: await readSeed('remarks.yaml', remarksSchema),
    relations: await readSeed('row-relations.yaml', rowRelationsSchema),
  });
}

function lexiconFrom(words: Words, grammars: Pick<Lexicon, 'names' | 'remarks' | 'relations'>): Lexicon {
  const towns = new Map(words.towns.map((town) => [town.city, town]));
  const street = (random: Random): string => random.pick(fakerWords.streets);
  const family = (random: Random): string =>
    random.pick(random.chance(0.5) ? words.family : fakerWords.family);
  return {
    ...words,
    ...grammars,
    cities: [...towns.keys()],
    person: (random) =>
      random.chance(0.5)
        ? `${random.pick(words.given)} ${random.pick(words.family)}`
        : `${random.pick(fakerWords.given)} ${random.pick(fakerWords.family)}`,
    firm: (random) => firmName(random, { family, kinds: words.firmKinds, places: words.places }),
    email: (name, random) => emailOf(name, random, words),
    phone: (random, city) => phoneIn(towns.get(city ?? '') ?? random.pick(words.towns), random),
    street,
    address: (random) => `${street(random)} ${random.integer(1, 180)}`,
    town: (random) => random.pick(words.towns),
    townOf: (city) => towns.get(city),
    postcode: ({ postcode }, random) =>
      postcode
        .replaceAll('#', () => String(random.integer(0, 9)))
        .replaceAll('?', () => random.pick([...'ABEHKLNPRSTVX'])),
  };
}

interface FirmWords {
  family(random: Random): string;
  readonly kinds: readonly string[];
  readonly places: readonly string[];
}

/** "Weber Logistics", "Novak Inc", "Park, Silva and Dahl", "Harbor Point Foods" */
function firmName(random: Random, { family, kinds, places }: FirmWords): string {
  const form = random.integer(1, 10);
  if (form <= 5) return `${family(random)} ${random.pick(kinds)}`;
  if (form <= 7) return `${family(random)} ${random.pick(fakerWords.legalForms)}`;
  if (form === 8) return `${family(random)}, ${family(random)} and ${family(random)}`;
  return `${random.pick(places)} ${random.pick(kinds.filter((kind) => !kind.startsWith('and ')))}`;
}

const phoneIn = ({ dialing }: Town, random: Random): string =>
  `${dialing} ${random.integer(200, 999)} ${random.integer(100000, 999999)}`;

const letters = (word: string): string =>
  word
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase();

const mailboxes = ['info', 'office', 'contact', 'orders', 'service'];

function emailOf(name: string, random: Random, { mailDomains, firmKinds }: Words): string {
  const words = name.split(' ').map(letters).filter(Boolean);
  const [first = 'mail', ...others] = words;
  const last = others.at(-1) ?? first;
  const isFirm = [...firmKinds, ...fakerWords.legalForms].some((kind) => name.endsWith(` ${kind}`));
  if (isFirm || name.includes(',')) return `${random.pick(mailboxes)}@${words.slice(0, 3).join('-')}.example`;
  const domain = random.pick(mailDomains);
  const form = random.integer(1, 10);
  if (form <= 5) return `${first}.${last}@${domain}`;
  if (form <= 7) return `${first.charAt(0)}.${last}@${domain}`;
  return form === 8 ? `${first}${last}@${domain}` : `${first}.${last}${random.integer(1, 99)}@${domain}`;
}
