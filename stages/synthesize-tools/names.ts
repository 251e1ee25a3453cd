// How the nouns of a blueprint become names of tables, columns, parameters and tools.
import type { Random } from '../../pipeline/hash.ts';
import type { Entity } from './blueprint.ts';

export const snake = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
export const spaced = (name: string): string => name.replaceAll('_', ' ');
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

export const pluralOf = (noun: string, entity: Entity): string => entity.plural ?? `${noun}s`;
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

/** The habits of one API: which verbs it uses and how it writes names. One per world, so that tools of a world agree. */
export interface NamingStyle {
  readonly search: string;
  readonly get: string;
  readonly create: string;
  readonly update: string;
  readonly summarise: string;
  toolName(verb: string, noun: string): string;
}

export function namingStyle(random: Random): NamingStyle {
  const isCamel = random.chance(0.3);
  return {
    search: random.pick(['search', 'find', 'lookup', 'query']),
    get: random.pick(['get', 'fetch', 'read', 'show']),
    create: random.pick(['create', 'add', 'register']),
    update: random.pick(['update', 'edit', 'change']),
    summarise: random.pick(['summarize', 'count', 'report']),
    toolName: (verb, noun) => {
      const name = snake(`${verb} ${noun}`);
      return isCamel ? name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : name;
    },
  };
}
