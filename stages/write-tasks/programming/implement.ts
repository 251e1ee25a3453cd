// Implementing a function from its documentation: the body is a stub. Some developers get a detail wrong in their first
// draft, which a visible test shows.
import type { Random } from '../../../pipeline/hash.ts';
import type { CheckedMutant } from '../../../schemas/program.ts';
import { type FoundFunction, functionsIn, withoutBody } from '../../programs/functions.ts';
import { mutationOperators } from '../../programs/mutation/index.ts';
import { withMutant } from '../../programs/mutation/mutants.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench } from './bench.ts';
import { implementing } from './building-requests.ts';
import { projectPlan } from './plan.ts';
import type { Project } from './project.ts';
import {
  inCode,
  lookAround,
  readFile,
  runTests,
  type Storyline,
  sentence,
  testInWords,
  thought,
  treeOf,
  workspaceOf,
} from './story.ts';
import { anotherTool, dropsComments, halfDone } from './ways.ts';

const shares = { look: 0.5, runFirst: 0.5, readTests: 0.5, draft: 0.6 };

interface Implement {
  readonly project: Project;
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
}

export async function implementPlan({ project, material, random }: Implement): Promise<TaskPlan | undefined> {
  const { program } = project;
  const found = await functionsIn(program.files);
  const [wanted] = random.shuffle(
    program.functions.flatMap(
      ({ name, file }) => found.find((each) => each.name === name && each.file === file) ?? [],
    ),
  );
  if (!wanted) return undefined;
  const path = wanted.file;
  const after = program.files[path] ?? '';
  const before = withoutBody(after, wanted);
  await using bench = await Bench.open(
    project,
    workspaceOf(program, treeOf(program, { ...program.files, [path]: before })),
  );
  bench.shown += path; // the request names it
  const story = { bench, random };
  const says = { function: inCode(wanted.name), file: path };
  await readUp(story, wanted, Object.keys(program.tests));
  const slip = slipIn(program.checked.mutants, wanted, random);
  const at = await write(story, { path, after, says, slip });
  const edited = { path, before, after, at, tools: bench.tools };
  return projectPlan(
    bench,
    {
      say: sentence(implementing, { ...says, project: program.title }, random),
      account: [thought('implemented', says)],
      communicate: [{ name: 'file', value: path }],
      ways: [
        anotherTool(edited),
        await dropsComments(edited),
        halfDoneBy(program.checked.mutants, wanted, edited),
      ],
    },
    { material, random },
  );
}

async function readUp(
  story: Storyline,
  { name, file, line }: FoundFunction,
  tests: readonly string[],
): Promise<void> {
  const { random } = story;
  if (random.chance(shares.look)) await lookAround(story);
  if (random.chance(shares.runFirst)) await runTests(story, thought('run_first'));
  await readFile(story, { path: file, line }, thought('read_contract', { function: inCode(name), file }));
  const path = random.chance(shares.readTests) ? random.pick([...tests]) : undefined;
  if (path !== undefined) await readFile(story, { path }, thought('read_expectations', { file: path }));
}

const isInside = ({ file, start }: CheckedMutant, wanted: FoundFunction): boolean =>
  file === wanted.file && start >= wanted.bodyStart && start < wanted.bodyEnd;

/** A mistake in the first draft that a visible test shows. */
const slipIn = (
  mutants: readonly CheckedMutant[],
  wanted: FoundFunction,
  random: Random,
): CheckedMutant | undefined =>
  random.chance(shares.draft)
    ? random.shuffle(mutants.filter((mutant) => isInside(mutant, wanted) && mutant.visible.length > 0))[0]
    : undefined;

interface Writing {
  readonly path: string;
  readonly after: string;
  readonly says: Record<string, string>;
  readonly slip: CheckedMutant | undefined;
}

/** Index of the call with which the function is right. */
async function write(story: Storyline, { path, after, says, slip }: Writing): Promise<number> {
  const { bench, random } = story;
  const purpose = `to write ${says.function} in ${path}`;
  const form = random.chance(0.75) ? 'replace' : 'patch';
  if (slip) {
    const draft = withMutant({ [path]: after }, slip)[path] ?? '';
    await bench.edit(path, draft, { form, purpose, thought: thought('first_draft', says) });
    await runTests(story, thought('rerun'));
    const [failing] = await bench.failing();
    const is = mutationOperators.find(({ name }) => name === slip.operator)?.is ?? '';
    const why = failing
      ? thought('draft_failed', { failing: testInWords(failing), is })
      : thought('edit_again');
    await bench.edit(path, after, { form: 'replace', purpose, thought: why });
  } else await bench.edit(path, after, { form, purpose, thought: thought('write_body', says) });
  const at = bench.calls.length - 1;
  await runTests(story, thought(slip ? 'rerun_fixed' : 'rerun'));
  return at;
}

/** With a mistake that only hidden tests notice. */
function halfDoneBy(
  mutants: readonly CheckedMutant[],
  wanted: FoundFunction,
  edited: Parameters<typeof anotherTool>[0],
) {
  const mutant = mutants.find((each) => isInside(each, wanted));
  const text = mutant && withMutant({ [edited.path]: edited.after }, mutant)[edited.path];
  return text === undefined ? undefined : halfDone({ ...edited, after: text });
}
