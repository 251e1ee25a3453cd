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
  change: ['alter'],
  check: ['verify', 'inspect'],
  choose: ['select', 'pick'],
  classify: ['categorize'],
  compile: ['translate'],
  compute: ['work_out'],
  convert: ['translate'],
  count: ['tally'],
  create: ['make'],
  decide: ['settle'],
  distribute: ['share_out'],
  draw: ['sketch'],
  evaluate: ['work_out'],
  explain: ['describe'],
  fill: ['populate'],
  find: ['locate', 'look_up'],
  format: ['render'],
  get: ['fetch'],
  group: ['collect'],
  handle: ['process', 'deal_with'],
  is: ['looks'],
  join: ['merge'],
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
  reorder: ['rearrange'],
  repair: ['mend'],
  resolve: ['settle'],
  run: ['execute'],
  schedule: ['plan'],
  score: ['rate'],
  search: ['look_through'],
  select: ['choose'],
  send: ['dispatch'],
  settle: ['resolve'],
  simplify: ['reduce'],
  simulate: ['play_through'],
  split: ['divide'],
  suggest: ['propose'],
  sum: ['total'],
  summarize: ['sum_up'],
  tally: ['count'],
  tokenize: ['split_into_tokens'],
  translate: ['convert'],
  update: ['refresh'],
  validate: ['check'],
  write: ['put_down'],
};

/** Beginnings that already say what is done, and that nobody would call otherwise. */
const unchanged: ReadonlySet<string> = new Set(
  (
    'allow and answer ask bill break burn by cast clashes compact conflicts correct covers decode encode escape evolve ' +
    'explode fits fold fulfils has in increment index inline justify knit label lay lend look main matches meets open ' +
    'pack pair pause place quote reopen repeat replay satisfies say scale set slugify step stitch take to undo used ' +
    'without would wrap'
  ).split(' '),
);

/** Nouns get the verb that they lack. */
const prefixes = ['compute', 'work_out', 'determine'];

/** Undefined where no other name suggests itself. */
export function otherName(name: string, language: Language, random: Random): string | undefined {
  const [verb = '', ...rest] = snakeCase(name).split('_');
  if (verb === '' || unchanged.has(verb) || !/^[a-z]/.test(name)) return undefined;
  const known = verbs[verb];
  const other = known
    ? [random.pick([...known]), ...rest].join('_')
    : `${random.pick(prefixes)}_${snakeCase(name)}`;
  return language === 'python' ? other : camelCase(other);
}
