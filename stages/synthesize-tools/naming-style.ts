// The habits of one API: which verbs it uses and how it writes names. One style per world, so that the tools
// of a world agree.
import type { Random } from '../../pipeline/hash.ts';
import { camelCase, kebabCase, pascalCase, snakeCase } from '../english.ts';

export interface NamingStyle {
  readonly search: string;
  readonly get: string;
  readonly create: string;
  readonly update: string;
  readonly summarise: string;
  /** How many words of a noun its tools say, where fewer are clear as well. */
  readonly nounWords: number;
  toolName(verb: string, noun: string): string;
  /** As the world's tools write the names of parameters. */
  parameterName(name: string): string;
}

/** How tool names are written, how often, and whether parameters follow in camel case. */
const spellings: readonly { weight: number; isCamel: boolean; write(verb: string, noun: string): string }[] =
  [
    { weight: 10, isCamel: false, write: (verb, noun) => snakeCase(`${verb} ${noun}`) },
    { weight: 4, isCamel: true, write: (verb, noun) => camelCase(`${verb} ${noun}`) },
    {
      weight: 2,
      isCamel: false,
      write: (verb, noun) => snakeCase(isPlain(noun) ? `${noun} ${verb}` : `${verb} ${noun}`),
    },
    { weight: 2, isCamel: false, write: (verb, noun) => kebabCase(`${verb} ${noun}`) },
    { weight: 1, isCamel: true, write: (verb, noun) => pascalCase(`${verb} ${noun}`) },
  ];

/** "order_get", but "rank_orders_by_total": a phrase after the noun needs its verb before it. */
const isPlain = (object: string): boolean => !/ (?:as|by|for|from|in|of|to) /.test(` ${object} `);

export function namingStyle(random: Random): NamingStyle {
  const spelling = random.pick(spellings.flatMap((each) => Array.from({ length: each.weight }, () => each)));
  return {
    search: random.pick(['search', 'find', 'lookup', 'query']),
    get: random.pick(['get', 'fetch', 'read', 'show']),
    create: random.pick(['create', 'add', 'register']),
    update: random.pick(['update', 'edit', 'change']),
    summarise: random.pick(['summarize', 'count', 'group']),
    nounWords: random.pick([1, 2, 2, 3]),
    toolName: spelling.write,
    parameterName: (name) => (spelling.isCamel ? camelCase(name) : name),
  };
}
