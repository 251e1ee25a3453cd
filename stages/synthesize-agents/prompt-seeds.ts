// What system prompts are composed of without a model: sentences with slots for what an application keeps, read from
// data/seeds/system-prompts.yaml.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import { andList, lowerFirst, plural, singular, upperFirst, withArticle } from '../english.ts';

const sentences = z.array(z.string()).min(1);

export const promptSeedsSchema = z.strictObject({
  roles: sentences,
  desks: sentences,
  hours: z.array(z.tuple([z.string(), z.string()])).min(1),
  openings: sentences,
  about: sentences,
  audiences: sentences,
  tones: sentences,
  habits: z.record(z.string(), sentences),
  hours_sentences: sentences,
  procedures: z.array(z.strictObject({ title: z.string(), steps: sentences })).min(1),
  dates: sentences,
  headings: z.strictObject({
    about: sentences,
    policies: sentences,
    habits: sentences,
    date: sentences,
    hours: sentences,
  }),
  policy_leads: sentences,
  forms: z.array(sentences).min(1),
});
export type PromptSeeds = z.infer<typeof promptSeedsSchema>;

/** What a model is told about the form of a prompt: its length, its layout, its tone, and one more thing. */
export const drawForm = ({ forms }: PromptSeeds, random: Random): string =>
  forms.map((choices) => random.pick(choices)).join(', ');

/** A sort of record that an application keeps. */
export interface Thing {
  readonly noun: string;
  readonly plural: string;
  /** What is on record about one, in words. */
  readonly fields: readonly string[];
}

export interface Subject {
  readonly apps: readonly string[];
  readonly role: string;
  readonly things: readonly Thing[];
}

/** A live server says nothing about what it keeps. */
const anyThing: Thing = { noun: 'record', plural: 'records', fields: ['name', 'status', 'history'] };

/** Says sentences about a subject, all of them about the same thing, with every slot filled. */
export type SayAll = (templates: readonly string[]) => string[];

export function sayAbout({ apps, role, things }: Subject, seeds: PromptSeeds, random: Random): SayAll {
  const desk = random.pick(seeds.desks);
  const [from, to] = random.pick(seeds.hours);
  const fixed = { apps: andList(apps.map(appInWords)), role, desk, from, to };
  return (templates) => {
    const words = { ...fixed, ...wordsFor(things.length > 0 ? things : [anyThing], random) };
    return templates.map((template) => filled(oneOf(template, random), words));
  };
}

/** A template with one of each of its alternatives: "{a|b} c" is "a c" or "b c". */
export const oneOf = (template: string, random: Random): string =>
  template.replaceAll(/\{([^{}]*\|[^{}]*)\}/g, (_, either: string) => random.pick(either.split('|')));

function wordsFor(things: readonly Thing[], random: Random): Record<string, string> {
  const [thing = anyThing, other = thing] = random.shuffle(things);
  const [field = 'name', field2 = 'status', field3 = 'history'] = random.shuffle(
    thing.fields.length > 2 ? thing.fields : [...new Set([...thing.fields, ...anyThing.fields])],
  );
  return {
    thing: thing.noun,
    'a thing': withArticle(thing.noun),
    'the thing': `the ${thing.noun}`,
    things: thing.plural,
    others: other.plural,
    field,
    'a field': withArticle(field),
    field2,
    field3,
  };
}

/** A slot with a capital starts a sentence, and so does whatever the sentence starts with. */
const filled = (template: string, words: Readonly<Record<string, string>>): string =>
  upperFirst(
    template.replaceAll(/\{([A-Za-z0-9 ]+)\}/g, (slot, name: string) => {
      const word = words[lowerFirst(name)] ?? slot;
      return lowerFirst(name) === name ? word : upperFirst(word);
    }),
  );

/** The seeds without sentences about a second thing, for applications that keep but one. */
export function seedsFor(things: readonly Thing[], seeds: PromptSeeds): PromptSeeds {
  if (things.length > 1) return seeds;
  const fitting = (sentences: readonly string[]): string[] =>
    sentences.filter((sentence) => !/\{others\}/i.test(sentence));
  return {
    ...seeds,
    openings: fitting(seeds.openings),
    about: fitting(seeds.about),
    audiences: fitting(seeds.audiences),
    habits: Object.fromEntries(
      Object.entries(seeds.habits).map(([topic, sentences]) => [topic, fitting(sentences)]),
    ),
    procedures: seeds.procedures.filter(
      ({ title, steps }) => fitting([title, ...steps]).length === steps.length + 1,
    ),
    policy_leads: fitting(seeds.policy_leads),
  };
}

/** "the hotel front office", but "FreightFlow", "Returns & refunds", and "Gym members", as products are named. */
export const appInWords = (title: string): string =>
  /&|[a-z][A-Z]/.test(title) || (singular(title) !== title && plural(title) === title)
    ? title
    : `the ${lowerFirst(title)}`;
