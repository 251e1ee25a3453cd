// Another name for a function, as somebody would propose it in a review.
import type { Random } from '../../../pipeline/hash.ts';
import type { Language } from '../../../schemas/program.ts';
import { camelCase, snakeCase } from '../../english.ts';

/** Verbs that mean the same in names of functions. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  add: ['insert'],
  apply: ['carry_out'],
  assign: ['allot', 'place'],
  build: ['make', 'assemble'],
  check: ['verify', 'inspect'],
  compute: ['work_out'],
  convert: ['translate'],
  count: ['tally'],
  create: ['make'],
  find: ['locate', 'look_up'],
  format: ['render'],
  get: ['fetch'],
  group: ['collect'],
  is: ['looks'],
  list: ['enumerate'],
  load: ['read_in'],
  make: ['build'],
  match: ['pair_up'],
  merge: ['combine', 'join'],
  next: ['upcoming'],
  normalize: ['tidy'],
  parse: ['read'],
  plan: ['schedule', 'arrange'],
  rank: ['order'],
  read: ['parse'],
  render: ['format'],
  resolve: ['settle'],
  schedule: ['plan'],
  score: ['rate'],
  select: ['choose'],
  simulate: ['play_through'],
  split: ['divide'],
  sum: ['total'],
  summarize: ['sum_up'],
  tokenize: ['split_into_tokens'],
  validate: ['check'],
  write: ['put_down'],
};

/** Nouns get the verb that they lack. */
const prefixes = ['compute', 'work_out', 'determine'];

export function otherName(name: string, language: Language, random: Random): string | undefined {
  const [verb = '', ...rest] = snakeCase(name).split('_');
  if (verb === '' || !/^[a-z]/.test(name)) return undefined;
  const known = verbs[verb];
  const other = known
    ? [random.pick([...known]), ...rest].join('_')
    : `${random.pick(prefixes)}_${snakeCase(name)}`;
  return language === 'python' ? other : camelCase(other);
}
