// Mutation testing: `npm run test:mutants`. Plants each mutant of the lists in a copy of the tree and runs the tests
// that must notice it. It ends with 1 if too many survive, or if a mutant has lost its place.
import { parseArgs } from 'node:util';
import { randomFor } from '../../pipeline/hash.ts';
import { type Copy, copyTree } from './copy.ts';
import { allMutants, type Mutant } from './mutant.ts';
import { lineOf, summaryOf } from './report.ts';
import { openResults, type Result, type Results } from './results.ts';
import { type Trial, tryTest } from './trial.ts';
import { typeFaults } from './type-faults.ts';

const usage = `usage: npm run test:mutants -- [options] [filter…]

  filter           mutants whose area, id, or file contains one of these; all if none is given
  --sample N       only N of them, drawn at random
  --seed TEXT      what the sample is drawn by (default 1)
  --threshold N    per cent that must be killed (default 85)
  --fresh          try again what was tried before
  --types          first check that each mutant is a program that type-checks
`;

/** The longest that tests of a mutant may take, in seconds, and how much longer than without it. */
const limits = { least: 45, times: 10 };

interface Options {
  readonly filters: readonly string[];
  readonly sample: number | undefined;
  readonly seed: string;
  readonly threshold: number;
  readonly isFresh: boolean;
  readonly checksTypes: boolean;
}

function optionsFrom(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      threshold: { type: 'string', default: '85' },
      fresh: { type: 'boolean', default: false },
      types: { type: 'boolean', default: false },
    },
  });
  return {
    filters: positionals,
    sample: values.sample === undefined ? undefined : Number(values.sample),
    seed: values.seed,
    threshold: Number(values.threshold),
    isFresh: values.fresh,
    checksTypes: values.types,
  };
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Run {
  readonly copy: Copy;
  readonly results: Results;
  readonly signal: AbortSignal;
}

async function main(options: Options): Promise<number> {
  const mutants = chosen(allMutants(), options);
  if (mutants.length === 0) throw new Error('no mutant has that filter in its area, id, or file');
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  using copy = copyTree();
  for (const mutant of mutants) copy.plant(mutant)(); // throws where one has lost its place
  if (options.checksTypes) {
    const faults = await typeFaults(mutants, { copy, signal: stop.signal });
    for (const fault of faults) say(fault);
    if (faults.length > 0) return 1;
  }
  const run = { copy, results: openResults(copy.path, options.isFresh), signal: stop.signal };
  const tried = await tryAll(mutants, run);
  say(summaryOf(tried, mutants.length));
  if (stop.signal.aborted) return 130;
  const killed = tried.filter(({ result }) => result.killed).length;
  return tried.length === mutants.length && (killed / tried.length) * 100 >= options.threshold ? 0 : 1;
}

function chosen(mutants: readonly Mutant[], { filters, sample, seed }: Options): Mutant[] {
  const wanted = mutants.filter(
    ({ area, id, file }) =>
      filters.length === 0 ||
      filters.some((filter) => [area, id, file].some((text) => text.includes(filter))),
  );
  if (sample === undefined) return wanted;
  const drawn = new Set(randomFor('mutants', seed).shuffle(wanted).slice(0, sample));
  return wanted.filter((mutant) => drawn.has(mutant));
}

interface Tried {
  readonly mutant: Mutant;
  readonly result: Result;
}

async function tryAll(mutants: readonly Mutant[], run: Run): Promise<Tried[]> {
  const tried: Tried[] = [];
  const sound = soundTests(run);
  for (const [at, mutant] of mutants.entries()) {
    const known = run.results.of(mutant);
    const result = known ?? (await tryMutant(mutant, sound, run));
    if (!result) break;
    const place = `${String(at + 1).padStart(4)}/${mutants.length}`;
    if (result === 'unsound') say(`${place} untried  ${mutant.id}: a test fails without it too`);
    else {
      if (!known) run.results.add(mutant, result);
      tried.push({ mutant, result });
      say(`${place} ${lineOf(mutant, result)}`);
    }
  }
  return tried;
}

/** The seconds that a file of tests takes without any mutant; undefined if it fails then, and so proves nothing. */
type Sound = (test: string) => Promise<number | undefined>;

/** Each file of tests is run once. */
function soundTests({ copy: { path }, signal }: Run): Sound {
  const known = new Map<string, number | undefined>();
  return async (test) => {
    if (known.has(test)) return known.get(test);
    const { ended, why, seconds } = await tryTest({ path, test, most: 1800, signal });
    const isSound = ended === 'passed';
    if (!isSound && ended !== 'stopped') say(`test/${test} fails without any mutant: ${why}`);
    known.set(test, isSound ? seconds : undefined);
    return known.get(test);
  };
}

/** Undefined if the run was stopped. */
async function tryMutant(
  mutant: Mutant,
  sound: Sound,
  { copy, signal }: Run,
): Promise<Result | 'unsound' | undefined> {
  const { id, by } = mutant;
  let took = 0;
  let isSound = true;
  for (const test of by) {
    const usual = await sound(test);
    if (signal.aborted) return undefined;
    isSound &&= usual !== undefined;
    if (usual === undefined) continue;
    const trial = await withMutant(copy, mutant, () =>
      tryTest({ path: copy.path, test, most: Math.round(limits.least + limits.times * usual), signal }),
    );
    if (trial.ended === 'stopped') return undefined;
    took += trial.seconds;
    if (trial.ended !== 'passed') return { id, killed: true, why: `${test}: ${trial.why}`, seconds: took };
  }
  return isSound ? { id, killed: false, why: '', seconds: took } : 'unsound';
}

async function withMutant(copy: Copy, mutant: Mutant, work: () => Promise<Trial>): Promise<Trial> {
  const takeOut = copy.plant(mutant);
  try {
    return await work();
  } finally {
    takeOut();
  }
}

try {
  if (process.argv.includes('--help')) say(usage);
  else process.exitCode = await main(optionsFrom(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
