// How the nouns of a blueprint become names of tables, columns, parameters and tools.
import type { Random } from '../../pipeline/hash.ts';
import type { Entity } from './blueprint.ts';

export const snake = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
/** "adjust-hive-check", "adjustHiveCheck" and "adjust_hive_check" are the same words. */
export const wordsIn = (name: string): string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/**
 * A name in words. Fields that say when something was or will be done read as what they hold: counted_on is
 * the date counted.
 */
export function spaced(name: string): string {
  const [, done, when] = /^(.*)_(on|at)$/.exec(name) ?? [];
  if (done === undefined) return (moments[name] ?? name).replaceAll('_', ' ');
  return moments[name] ?? `${when === 'on' ? 'date' : 'time'} ${done.replaceAll('_', ' ')}`;
}

/** Those that the rule for participles would get wrong. */
const moments: Readonly<Record<string, string>> = {
  due_on: 'due date',
  starts_on: 'start date',
  ends_on: 'end date',
  expires_on: 'expiry date',
  runs_on: 'run date',
  leaves_on: 'departure date',
  send_on: 'sending date',
  born_on: 'birth date',
  alerts_on: 'alert date',
  next_service_on: 'next service date',
  follow_up_on: 'follow-up date',
  review_by: 'review deadline',
  needed_by: 'deadline',
  deliver_by: 'delivery deadline',
  starts_at: 'start time',
  departs_at: 'departure time',
  opens_at: 'opening time',
  runs_at: 'run time',
  leaves_at: 'departure time',
  send_at: 'sending time',
};

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
/** By the sound, not the letter: an order, an hour, a unit, a user, a European. */
export const withArticle = (noun: string): string =>
  `${/^([aeio]|u(?!s|ni[^nm])|hour|heir|honou?r)/i.test(noun) && !/^(eu|one\b|once)/i.test(noun) ? 'an' : 'a'} ${noun}`;

export const pluralOf = (noun: string, entity: Entity): string => entity.plural ?? pluralised(noun);
/** Table names are the plurals, in snake case. */
export const tableOf = (noun: string, entity: Entity): string => snake(pluralOf(noun, entity));
/** The column that a field is kept in: a reference is kept as the key that it refers to. */
export const columnOf = (name: string, entity: Entity): string => {
  const field = entity.fields[name];
  return field?.ref === undefined ? name : `${name}_id`;
};

/** "a, b or c" */
export function orList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

export function andList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** Nouns whose plural no rule gives. */
const oddPlurals: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  half: 'halves',
  leaf: 'leaves',
  shelf: 'shelves',
  knife: 'knives',
  analysis: 'analyses',
  diagnosis: 'diagnoses',
  axis: 'axes',
  crisis: 'crises',
  foot: 'feet',
  tooth: 'teeth',
  mouse: 'mice',
};

/** English plural of the last word of a noun. */
export function pluralised(noun: string): string {
  const at = noun.lastIndexOf(' ') + 1;
  const [before, word] = [noun.slice(0, at), noun.slice(at)];
  const odd = oddPlurals[word];
  if (odd) return before + odd;
  if (/[^aeiou]y$/.test(word)) return `${before}${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${before}${word}es` : `${before}${word}s`;
}

/**
 * The habits of one API: which verbs it uses and how it writes names. One per world, so that tools of a world
 * agree.
 */
export interface NamingStyle {
  readonly search: string;
  readonly get: string;
  readonly create: string;
  readonly update: string;
  readonly summarise: string;
  toolName(verb: string, noun: string): string;
  /** As the world's tools write the names of parameters. */
  parameterName(name: string): string;
}

const camel = (name: string): string =>
  name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** How names of tools are written, how often, and whether parameters follow in camel case. */
const spellings: readonly { weight: number; isCamel: boolean; write(verb: string, noun: string): string }[] =
  [
    { weight: 10, isCamel: false, write: (verb, noun) => snake(`${verb} ${noun}`) },
    { weight: 4, isCamel: true, write: (verb, noun) => camel(snake(`${verb} ${noun}`)) },
    { weight: 3, isCamel: false, write: (verb, noun) => snake(`${noun} ${verb}`) },
    { weight: 2, isCamel: false, write: (verb, noun) => snake(`${verb} ${noun}`).replaceAll('_', '-') },
    { weight: 1, isCamel: true, write: (verb, noun) => capital(camel(snake(`${verb} ${noun}`))) },
  ];

export function namingStyle(random: Random): NamingStyle {
  const spelling = random.pick(spellings.flatMap((each) => Array.from({ length: each.weight }, () => each)));
  return {
    search: random.pick(['search', 'find', 'lookup', 'query']),
    get: random.pick(['get', 'fetch', 'read', 'show']),
    create: random.pick(['create', 'add', 'register']),
    update: random.pick(['update', 'edit', 'change']),
    summarise: random.pick(['summarize', 'count', 'report']),
    toolName: (verb, noun) => spelling.write(verb, noun).replace(/^[_-]+|[_-]+$/g, ''),
    parameterName: (name) => (spelling.isCamel ? camel(name) : name),
  };
}
