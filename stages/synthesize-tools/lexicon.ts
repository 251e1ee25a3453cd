// Names, places, and numbers for rows that look real.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';

export const lexiconSchema = z.strictObject({
  given: z.array(z.string()).min(40),
  family: z.array(z.string()).min(40),
  cities: z.array(z.string()).min(20),
  streets: z.array(z.string()).min(20),
  mailDomains: z.array(z.string()).min(3),
  countryCodes: z.array(z.string()).min(3),
  places: z.array(z.string()).min(20).describe('districts and landmarks that could be in any town'),
  pets: z.array(z.string()).min(20),
  styles: z.array(z.string()).min(20).describe('adjectives that distinguish products of one kind'),
  themes: z
    .array(z.string())
    .min(20)
    .describe('adjectives that distinguish plans, texts, or events of one kind'),
  slugs: z.array(z.string()).min(20).describe('first halves of technical names'),
  firmKinds: z.array(z.string()).min(5),
});

type Words = z.infer<typeof lexiconSchema>;

export interface Lexicon extends Pick<Words, 'cities' | 'places' | 'pets' | 'styles' | 'themes' | 'slugs'> {
  person(random: Random): string;
  firm(random: Random): string;
  /** The address that belongs to a name. */
  email(name: string): string;
  phone(random: Random): string;
  address(random: Random): string;
}

export function lexiconFrom(words: Words): Lexicon {
  return {
    ...words,
    person: (random) => `${random.pick(words.given)} ${random.pick(words.family)}`,
    firm: (random) => `${random.pick(words.family)} ${random.pick(words.firmKinds)}`,
    email: (name) => {
      const local = name
        .normalize('NFD')
        .replaceAll(/[^a-zA-Z ]/g, '')
        .toLowerCase()
        .replaceAll(' ', '.');
      return `${local}@${words.mailDomains[local.length % words.mailDomains.length]}`;
    },
    phone: (random) =>
      `${random.pick(words.countryCodes)} ${random.integer(200, 999)} ${random.integer(100000, 999999)}`,
    address: (random) => `${random.pick(words.streets)} ${random.integer(1, 180)}`,
  };
}
