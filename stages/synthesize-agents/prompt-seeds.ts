// What system prompts are composed of without a model: sentences with slots for what an application keeps, read from
// data/seeds/system-prompts.yaml.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import { oneOf } from '../alternatives.ts';
import { andList, lowerFirst, orList, plural, singular, upperFirst, withArticle } from '../english.ts';

const sentences = z.array(z.string()).min(1);

const procedures = z.array(z.strictObject({ titles: sentences, steps: z.array(sentences).min(2) })).min(1);

/** What a coding assistant says in place of the sentences about records. */
const codingSchema = z.strictObject({
  words: z.record(z.string(), sentences),
  roles: sentences,
  openings: sentences,
  about: sentences,
  audiences: sentences,
  habits: z.record(z.string(), sentences),
  hours_sentences: sentences,
  procedures,
  policy_leads: sentences,
  conventions: z.array(sentences).min(1),
});

export const promptSeedsSchema = z.strictObject({
  words: z.record(z.string(), sentences),
  roles: sentences,
  desks: sentences,
  hours: z.array(z.tuple([z.string(), z.string()])).min(1),
  openings: sentences,
  about: sentences,
  states: sentences,
  audiences: sentences,
  habits: z.record(z.string(), sentences),
  hours_sentences: sentences,
  procedures,
  citing: z.array(sentences).min(1),
  calculating: z.strictObject({
    titles: sentences,
    summaries: sentences,
    notes: z.array(sentences).min(1),
    units: sentences,
  }),
  operations: z.strictObject({
    finds: sentences,
    states: sentences,
    refusals: sentences,
    ends: sentences,
    titles: sentences,
  }),
  dates: sentences,
  headings: z.strictObject({
    about: sentences,
    policies: sentences,
    hand_overs: sentences,
    habits: sentences,
    date: sentences,
    hours: sentences,
    records: sentences,
    answers: sentences,
  }),
  policy_leads: sentences,
  style: z.strictObject({
    maxSentences: sentences,
    noToolNames: sentences,
    noIds: sentences,
    language: sentences,
  }),
  forms: z.strictObject({
    lengths: z.strictObject({
      bare: sentences.describe('too short for a layout, and for anything beside who the assistant is'),
      laidOut: sentences,
    }),
    layouts: sentences,
    tones: sentences,
    extras: sentences,
  }),
  coding: codingSchema,
});
export type PromptSeeds = z.infer<typeof promptSeedsSchema>;

/** What a model is told about the form of a prompt: its length, its layout, its tone, and one more thing. */
export function drawForm({ forms }: PromptSeeds, random: Random): string {
  const { lengths, layouts, tones, extras } = forms;
  const length = random.pick([...lengths.bare, ...lengths.laidOut]);
  if (lengths.bare.includes(length)) return `${length}, ${random.pick(tones)}`;
  return [length, ...[layouts, tones, extras].map((choices) => random.pick(choices))].join(', ');
}

/** A sort of record that an application keeps. */
export interface Thing {
  readonly noun: string;
  readonly plural: string;
  /** What is on record about one, in words. */
  readonly fields: readonly string[];
  /** The states that one can be in, in words. */
  readonly states?: readonly string[];
}

export interface Subject {
  readonly apps: readonly string[];
  readonly role: string;
  readonly things: readonly Thing[];
}

/** What is spoken of where nothing is known about what an application keeps. */
const anyThing: Thing = { noun: 'record', plural: 'records', fields: ['name', 'status', 'history'] };

/** Words for slots of one use, beside those of the subject. */
export type Words = Readonly<Record<string, string>>;

export interface Say {
  /** One of these sentences, about anything that is kept, or about one thing. */
  one(templates: readonly string[], about?: { thing?: Thing; words?: Words }): string;
  /** All of these sentences, about one and the same thing. */
  all(templates: readonly string[], about?: { thing?: Thing; words?: Words }): string[];
}

export function sayAbout({ apps, role, things }: Subject, seeds: PromptSeeds, random: Random): Say {
  const desk = random.pick(seeds.desks);
  const [from, to] = random.pick(seeds.hours);
  const fixed = {
    apps: andList(apps.map(appInWords)),
    role,
    'a role': withArticle(role),
    desk,
    from,
    to,
  };
  const known = things.length > 0 ? things : [anyThing];
  const all: Say['all'] = (templates, { thing, words = {} } = {}) => {
    const slots = { ...fixed, ...wordsFor(thing ?? random.pick(known), known, random), ...words };
    return templates.map((template) => filled(withWords(template, seeds.words, random), slots));
  };
  return {
    all,
    one: (templates, about) => all([random.pick(templates)], about)[0] ?? '',
  };
}

/** The same, with words from the lists of the seeds: "{w:open}" is "look up". */
export function withWords(template: string, lists: PromptSeeds['words'], random: Random): string {
  return oneOf(template, random).replaceAll(/\{([wW]):([a-z]+)\}/g, (slot, mark: string, name: string) => {
    const word = random.pick(lists[name] ?? [slot]);
    return mark === 'W' ? upperFirst(word) : word;
  });
}

function wordsFor(thing: Thing, things: readonly Thing[], random: Random): Words {
  const other = random.shuffle(things).find((each) => each !== thing) ?? thing;
  const [field = 'name', field2 = 'status', field3 = 'history'] = random.shuffle(
    thing.fields.length > 2 ? thing.fields : [...new Set([...thing.fields, ...anyThing.fields])],
  );
  return {
    thing: thing.noun,
    'a thing': withArticle(thing.noun),
    'the thing': `the ${thing.noun}`,
    things: thing.plural,
    other: other.noun,
    others: other.plural,
    field,
    'a field': withArticle(field),
    field2,
    'a field2': withArticle(field2),
    field3,
    'a field3': withArticle(field3),
    ...(thing.states && thing.states.length > 1 ? { states: orList(thing.states) } : {}),
  };
}

/** A slot with a capital starts a sentence, and so does whatever the sentence starts with. */
const filled = (template: string, words: Words): string =>
  upperFirst(
    template.replaceAll(/\{([A-Za-z0-9 ]+)\}/g, (slot, name: string) => {
      const word = words[lowerFirst(name)] ?? slot;
      return lowerFirst(name) === name ? word : upperFirst(word);
    }),
  );

/** The seeds without sentences about a second thing, for applications that keep but one. */
export function seedsFor(things: readonly Thing[], seeds: PromptSeeds): PromptSeeds {
  if (things.length > 1) return seeds;
  const fitting = (templates: readonly string[]): string[] =>
    templates.filter((template) => !/\{others?\}/i.test(template));
  return {
    ...seeds,
    openings: fitting(seeds.openings),
    about: fitting(seeds.about),
    audiences: fitting(seeds.audiences),
    habits: Object.fromEntries(
      Object.entries(seeds.habits).map(([topic, templates]) => [topic, fitting(templates)]),
    ),
    procedures: seeds.procedures
      .map(({ titles, steps }) => ({ titles: fitting(titles), steps: steps.map(fitting) }))
      .filter(({ titles, steps }) => [titles, ...steps].every(({ length }) => length > 0)),
    policy_leads: fitting(seeds.policy_leads),
    style: {
      ...seeds.style,
      maxSentences: fitting(seeds.style.maxSentences),
      language: fitting(seeds.style.language),
    },
  };
}

/** The seeds in the words of a coding assistant. */
export function asCoding(seeds: PromptSeeds): PromptSeeds {
  const { conventions: _, words, ...own } = seeds.coding;
  return { ...seeds, ...own, words: { ...seeds.words, ...words } };
}

/** The seeds without sentences that send users to somebody, for agents that hand cases over instead. */
export function withoutDesks(seeds: PromptSeeds): PromptSeeds {
  const fitting = (templates: readonly string[]): string[] =>
    templates.filter((template) => !/\{desk\}/i.test(template));
  return {
    ...seeds,
    about: fitting(seeds.about),
    audiences: fitting(seeds.audiences),
    habits: Object.fromEntries(
      Object.entries(seeds.habits).map(([topic, templates]) => [topic, fitting(templates)]),
    ),
    procedures: seeds.procedures.filter(
      ({ titles, steps }) =>
        fitting([...titles, ...steps.flat()]).length === [...titles, ...steps.flat()].length,
    ),
  };
}

/** "the hotel front office", but "FreightFlow", "Returns & refunds", and "Gym members", as products are named. */
export const appInWords = (title: string): string =>
  /&|[a-z][A-Z]|^the /.test(title) || (singular(title) !== title && plural(title) === title)
    ? title
    : `the ${lowerFirst(title)}`;
