// Bug repair: one or two mutants in a program. The agent sees the failure, or reproduces what the user describes, finds
// the cause, repairs it, and runs the tests again; now and then with a wrong guess first, or an edit that is refused.
import type { Random } from '../../../pipeline/hash.ts';
import type { OtherWay, Thought } from '../../../schemas/development.ts';
import type { CheckedMutant, Files } from '../../../schemas/program.ts';
import { fileOfTest, namesOfTest } from '../../programs/languages.ts';
import { withMutant } from '../../programs/mutation/mutants.ts';
import { type Observed, observedDifference } from '../../programs/observed.ts';
import { testCasesIn } from '../../programs/test-cases.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench, type EditForm } from './bench.ts';
import { hardCodes } from './hard-coding.ts';
import { guessWrong, refusedEdit } from './missteps.ts';
import { projectPlan } from './plan.ts';
import type { Project } from './project.ts';
import { lastPoints, saysOf } from './repair-account.ts';
import { isSayable, repairRequest, type Said } from './repair-words.ts';
import {
  inCode,
  lookAround,
  messageInWords,
  readFile,
  runScript,
  runTests,
  type Storyline,
  testInWords,
  thought,
  treeOf,
  workspaceOf,
} from './story.ts';
import { anotherTool, bendsTheTests, dropsComments, otherCode } from './ways.ts';

export interface Repair {
  readonly project: Project;
  /** In the order in which they are repaired. */
  readonly mutants: readonly CheckedMutant[];
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
}

/** How often things happen on the way. */
const shares = { look: 0.55, readTest: 0.45, guess: 0.3, refused: 0.2, example: 0.65, runFirst: 0.5 };

export async function repairPlan({
  project,
  mutants,
  material,
  random,
}: Repair): Promise<TaskPlan | undefined> {
  const { program, signal } = project;
  const wrong = mutants.reduce((files, mutant) => withMutant(files, mutant), program.files);
  const workspace = workspaceOf(program, treeOf(program, wrong));
  await using bench = await Bench.open(project, workspace);
  const failing = await bench.failing();
  const observed = await exampleOf(mutants, { wrong, right: program.files, hidden: program.hidden }, signal);
  const isByExample = observed !== undefined && (failing.length === 0 || random.chance(shares.example));
  const [first] = failing;
  if (!isByExample && !first) return undefined;
  const story = { bench, random };
  const said = { program, observed: isByExample ? observed : undefined, failing };
  if (random.chance(shares.look)) await lookAround(story);
  await seeFailure(story, said, mutants[0]);
  const repaired = await repairAll(story, { mutants, said, right: program.files });
  const account = repaired.flatMap(({ told }) => told);
  return projectPlan(
    bench,
    {
      say: repairRequest(said, random),
      account: [...account, ...lastPoints(said)],
      communicate: [...new Set(mutants.map(({ file }) => file))].map((value) => ({ name: 'file', value })),
      ways: await waysOf(repaired, { said, bench, signal }),
    },
    { material, random },
  );
}

/** A case of a hidden test that comes out wrong, in as few words as possible. */
async function exampleOf(
  mutants: readonly CheckedMutant[],
  { wrong, right, hidden }: { readonly wrong: Files; readonly right: Files; readonly hidden: Files },
  signal: AbortSignal,
): Promise<Observed | undefined> {
  const names = new Set(mutants.flatMap((mutant) => mutant.hidden.map((test) => namesOfTest(test).own)));
  const cases = (await testCasesIn(hidden)).filter(({ test }) => names.has(test));
  const short = cases.sort((a, b) => lengthOf(a) - lengthOf(b)).slice(0, 8);
  const observed = await observedDifference(short, { wrong, right }, signal);
  return observed && isSayable(observed) ? observed : undefined;
}

const lengthOf = ({
  before,
  helpers,
  actual,
}: {
  before: readonly string[];
  helpers: readonly string[];
  actual: string;
}) => [...before, ...helpers, actual].join('\n').length;

/** Runs the tests, or the example, and opens the code behind what is wrong. */
async function seeFailure(story: Storyline, said: Said, mutant: CheckedMutant | undefined): Promise<void> {
  const { failing, observed } = said;
  const { bench, random } = story;
  const [first] = failing;
  const shown = observed && (!first || random.chance(shares.runFirst)) ? observed : undefined;
  if (shown) await showExample(story, shown, first === undefined);
  else await runTests(story, thought('run_first'));
  const test = first && !shown && random.chance(shares.readTest) ? first : undefined;
  const path = test && fileOfTest(test, Object.keys(bench.files));
  if (test && path !== undefined)
    await readFile(story, { path }, thought('open_test', { test: testInWords(test), file: path }));
  if (mutant) await readFile(story, { path: mutant.file, line: mutant.line }, whyRead(mutant, first, shown));
}

async function showExample(story: Storyline, { script }: Observed, isGreen: boolean): Promise<void> {
  if (isGreen && story.random.chance(shares.runFirst)) await runTests(story, thought('run_first'));
  await runScript(story, script, thought('reproduce'));
}

function whyRead(
  mutant: CheckedMutant,
  failing: Said['failing'][number] | undefined,
  shown: Observed | undefined,
): Thought {
  const says = { file: mutant.file, function: inCode(mutant.inside) };
  if (shown) return thought('reproduced', { ...says, got: inCode(shown.got) });
  return failing
    ? thought('open_source_failing', { ...says, test: testInWords(failing), ...messageInWords(failing) })
    : thought('open_source_green', says);
}

interface Repaired {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly at: number;
  readonly tools: readonly string[];
  readonly told: readonly Thought[];
}

async function repairAll(
  story: Storyline,
  { mutants, said, right }: { mutants: readonly CheckedMutant[]; said: Said; right: Files },
): Promise<Repaired[]> {
  const { bench, random } = story;
  const repaired: Repaired[] = [];
  for (const [number, mutant] of mutants.entries()) {
    const left = mutants.slice(number + 1);
    const after = left.reduce((files, other) => withMutant(files, other), right)[mutant.file] ?? '';
    if (number > 0) await openNext(story, mutant, said);
    else if (random.chance(shares.guess)) await guessWrong(story, mutant);
    repaired.push(await repairOne(story, { mutant, after, number, isLast: left.length === 0 }));
    await runTests(story, thought(number === 0 ? 'rerun' : 'rerun_fixed'));
    if (said.observed && (left.length === 0 || (await bench.isGreen())))
      await runScript(story, said.observed.script, thought('rerun_example'));
  }
  return repaired;
}

async function openNext(story: Storyline, mutant: CheckedMutant, { observed }: Said): Promise<void> {
  const [failing] = await story.bench.failing();
  const says = { function: inCode(mutant.inside) };
  const why = failing
    ? thought('still_failing', { ...says, failing: testInWords(failing) })
    : thought('not_enough', { ...says, got: observed?.got ?? '' });
  await readFile(story, { path: mutant.file, line: mutant.line }, why);
}

async function repairOne(
  story: Storyline,
  {
    mutant,
    after,
    number,
    isLast,
  }: { mutant: CheckedMutant; after: string; number: number; isLast: boolean },
): Promise<Repaired> {
  const { bench, random } = story;
  const path = mutant.file;
  const before = bench.files[path] ?? '';
  const says = saysOf(mutant, before, after);
  const isShort = 'wrong' in says;
  const about = !isLast ? 'first_of_two' : isShort ? 'cause' : 'cause_long';
  const form: EditForm = random.chance(0.7) ? 'replace' : 'patch';
  const purpose = `to repair ${mutant.inside} in ${path}`;
  const isRefused =
    random.chance(shares.refused) && (await refusedEdit(story, { path, before, after, says, about }));
  await bench.edit(path, after, { form, purpose, thought: thought(isRefused ? 'edit_again' : about, says) });
  const { was = '' } = says;
  const cause = { function: inCode(mutant.inside), file: path, was };
  return {
    path,
    before,
    after,
    at: bench.calls.length - 1,
    tools: bench.tools,
    told: [
      thought(number === 0 ? 'cause' : 'second_cause', cause),
      thought(isShort ? 'change' : 'change_long', says),
    ],
  };
}

async function waysOf(
  repaired: readonly Repaired[],
  { said, bench, signal }: { said: Said; bench: Bench; signal: AbortSignal },
): Promise<(OtherWay | undefined)[]> {
  const last = repaired.at(-1);
  if (!last) return [];
  const instead = repaired.map(({ at }) => at);
  const { language, files } = bench.workspace;
  return [
    anotherTool(last),
    otherCode(last, language),
    said.failing.length > 0 ? bendsTheTests(said.failing, { files, instead, tools: bench.tools }) : undefined,
    await dropsComments(last),
    await hardCodes(said.observed, {
      workspace: bench.workspace,
      path: last.path,
      instead,
      tools: bench.tools,
      signal,
    }),
    repaired.length > 1
      ? { name: 'leaves_one_bug', isRight: false, instead: [last.at], calls: [] }
      : undefined,
  ];
}
