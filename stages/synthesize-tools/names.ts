// How the nouns of a blueprint become names of tables, columns, parameters and tools.
import type { Random } from '../../pipeline/hash.ts';
import { camelCase, kebabCase, pascalCase, plural, snakeCase } from '../english.ts';
import type { Entity } from './blueprint.ts';

export const pluralOf = (noun: string, entity: Entity): string => entity.plural ?? plural(noun);
/** Table names are the plurals, in snake case. */
export const tableOf = (noun: string, entity: Entity): string => snakeCase(pluralOf(noun, entity));
/** The column that a field is kept in: a reference is kept as the key that it refers to. */
export const columnOf = (name: string, entity: Entity): string => {
  const field = entity.fields[name];
  return field?.ref === undefined ? name : `${name}_id`;
};

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

/** How tool names are written, how often, and whether parameters follow in camel case. */
const spellings: readonly { weight: number; isCamel: boolean; write(words: string): string }[] = [
  { weight: 10, isCamel: false, write: snakeCase },
  { weight: 4, isCamel: true, write: camelCase },
  { weight: 2, isCamel: false, write: kebabCase },
  { weight: 1, isCamel: true, write: pascalCase },
];

export function namingStyle(random: Random): NamingStyle {
  const spelling = random.pick(spellings.flatMap((each) => Array.from({ length: each.weight }, () => each)));
  return {
    search: random.pick(['search', 'find', 'lookup', 'query']),
    get: random.pick(['get', 'fetch', 'read', 'show']),
    create: random.pick(['create', 'add', 'register']),
    update: random.pick(['update', 'edit', 'change']),
    summarise: random.pick(['summarize', 'count', 'report']),
    toolName: (verb, noun) => spelling.write(`${verb} ${noun}`),
    parameterName: (name) => (spelling.isCamel ? camelCase(name) : name),
  };
}
