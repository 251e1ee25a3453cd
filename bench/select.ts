// The selection: time and memory for many plays, and how many of the planted near-duplicates it finds. Plays are made up
// of words, because only their sketches take part.
// Usage: npm run bench -- select.js [PLAYS]
import { type Random, randomFor } from '../pipeline/hash.ts';
import type { Candidate } from '../stages/select/candidates.ts';
import { selectPlays } from '../stages/select/select-plays.ts';
import { sketchOf } from '../stages/select/sketch.ts';
import type { TaskFacts } from '../stages/select/task-facts.ts';

const plays = Number(process.argv[2] ?? 100_000);
/** Share of the plays that repeat an earlier one but for one word in forty: a similarity of 0.86. */
const repeated = 0.05;
const wordsInPlay = 200;

const line = (name: string, value: string): void =>
  void process.stdout.write(`${name.padEnd(44)} ${value}\n`);
const megabytes = (): string => `${Math.round(process.memoryUsage().rss / 1e6)} MB`;
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const random = randomFor('select');
/** Numbers of the plays that repeat another one. */
const repeats = new Set<number>();
const words = Array.from({ length: 3000 }, (_, number) =>
  [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join(''),
);

function textOf(draw: Random, isRepeated: boolean): string {
  const text = Array.from({ length: wordsInPlay }, () => draw.pick(words));
  return text.map((word, at) => (isRepeated && at % 40 === 20 ? 'other' : word)).join(' ');
}

function candidateOf(number: number): Candidate {
  const isRepeated = number > 100 && !repeats.has(number - 100) && random.chance(repeated);
  if (isRepeated) repeats.add(number);
  const text = textOf(randomFor(isRepeated ? number - 100 : number), isRepeated);
  const opening = sketchOf(`${number} ${textOf(randomFor('opening', number), false).slice(0, 120)}`);
  const id = String(number);
  const quality = isRepeated ? 0.9 : 1;
  return { judgement: id, trajectory: id, task: id, quality, content: id, dialogue: sketchOf(text), opening };
}

const factsOf = (number: number): TaskFacts => ({
  kind: `kind ${number % 40}`,
  difficulty: 1 + (number % 5),
  calls: number % 17,
  worlds: [`world ${number % 1250}`],
});

const before = megabytes();
const began = performance.now();
const candidates = Array.from({ length: plays }, (_, number) => candidateOf(number));
line(`sketches of ${plays} plays`, `${seconds(began)}, ${before} before, ${megabytes()} after`);
const planted = candidates.filter(({ quality }) => quality < 1).length;
const facts = new Map(candidates.map(({ task }, number) => [task, factsOf(number)]));
const outcomes = candidates.map(({ task }) => ({ task, passRate: 1 }));
const started = performance.now();
const rows = Math.floor(plays / 2);
const { selections, rejects } = selectPlays(
  candidates.toSorted((a, b) => b.quality - a.quality),
  { outcomes, facts },
  {
    rows,
    plays: 1,
    similar: { plays: 0.6, openings: 0.6 },
    mix: { kinds: {}, difficulty: {}, calls: {} },
  },
);
line(`${selections.length} of them selected`, `${seconds(started)}, ${megabytes()}`);
const found = rejects.filter(({ reason }) => reason === 'near-duplicate').length;
line('near-duplicates found / planted', `${found} / ${planted}`);
