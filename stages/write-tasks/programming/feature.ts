// Adding a feature with its test: some write the test first and see it fail, others last. The hidden tests know the
// feature, and the project's own tests must notice when it is missing.
import type { Random } from '../../../pipeline/hash.ts';
import type { Files, Program } from '../../../schemas/program.ts';
import { andList } from '../../english.ts';
import { testFilesIn } from '../../programs/languages.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench } from './bench.ts';
import { withTest } from './building-requests.ts';
import { projectPlan } from './plan.ts';
import type { Project } from './project.ts';
import { lookAround, readFile, runTests, type Storyline, thought, treeOf, workspaceOf } from './story.ts';
import { anotherTool, dropsComments } from './ways.ts';

const shares = { look: 0.6, runFirst: 0.5, testFirst: 0.5, readTests: 0.5 };

interface Adding {
  readonly project: Project;
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
}

type Feature = Program['features'][number];

export async function featurePlan({ project, material, random }: Adding): Promise<TaskPlan | undefined> {
  const { program } = project;
  const feature = random.shuffle(program.features.filter((each) => canBeAdded(each, program)))[0];
  if (!feature) return undefined;
  const paths = changedIn(feature, program.files);
  const hidden = { ...program.hidden, ...feature.hidden };
  const without = Object.fromEntries(paths.map((path) => [path, program.files[path] ?? '']));
  const mutants = [{ name: 'the program without the change', files: without }];
  await using bench = await Bench.open(
    project,
    workspaceOf(program, treeOf(program, program.files), { hidden, mutants }),
  );
  const story = { bench, random };
  await readUp(story, program, paths);
  const isTestFirst = random.chance(shares.testFirst);
  const first = isTestFirst ? await writeTest(story, feature) : -1;
  if (isTestFirst) await runTests(story, thought('run_first'));
  const edits = await change(story, feature, paths);
  if (!isTestFirst) await runTests(story, thought('rerun'));
  const test = isTestFirst ? first : await writeTest(story, feature);
  await runTests(story, thought(isTestFirst ? 'rerun' : 'with_test'));
  const last = edits.at(-1);
  const testFile = testFilesIn(feature.tests)[0] ?? '';
  return projectPlan(
    bench,
    {
      say: `${feature.ask.trim()} ${random.pick(withTest)}`,
      account: [thought('added', { file: andList(paths) }), thought('test_added', { test_file: testFile })],
      communicate: [{ name: 'file', value: paths[0] ?? '' }],
      ways: last
        ? [
            anotherTool(last),
            await dropsComments(last),
            { name: 'half_done', isRight: false, instead: [test], calls: [] },
          ]
        : [],
    },
    { material, random },
  );
}

/** Its own test shows what is missing without it, and it changes what is there. */
const canBeAdded = (feature: Feature, { files }: Program): boolean =>
  testFilesIn(feature.tests).length === 1 &&
  Object.keys(feature.files).every((path) => files[path] !== undefined) &&
  changedIn(feature, files).length > 0;

const changedIn = (feature: Feature, files: Files): string[] =>
  Object.keys(feature.files)
    .filter((path) => feature.files[path] !== files[path])
    .sort();

async function readUp(story: Storyline, program: Program, paths: readonly string[]): Promise<void> {
  const { random } = story;
  if (random.chance(shares.look)) await lookAround(story);
  for (const [at, path] of paths.entries())
    await readFile(
      story,
      { path },
      at === 0 ? thought('find_place', { file: path }) : thought('also_read', { file: path }),
    );
  if (random.chance(shares.readTests)) {
    const path = random.pick(testFilesIn(program.tests));
    await readFile(story, { path }, thought('read_expectations', { file: path }));
  }
  if (random.chance(shares.runFirst)) await runTests(story, thought('baseline'));
}

async function change(story: Storyline, { files }: Feature, paths: readonly string[]) {
  const { bench, random } = story;
  const edits: Parameters<typeof anotherTool>[0][] = [];
  for (const [number, path] of paths.entries()) {
    const before = bench.files[path] ?? '';
    const after = files[path] ?? '';
    const why =
      number === 0
        ? thought('plan_feature', { files: andList(paths) })
        : thought('next_file', { file: path });
    const form = random.chance(0.65) ? 'replace' : 'patch';
    await bench.edit(path, after, { form, purpose: `to make the change in ${path}`, thought: why });
    edits.push({ path, before, after, at: bench.calls.length - 1, tools: bench.tools });
  }
  return edits;
}

/** Index of its call. */
async function writeTest({ bench }: Storyline, { tests }: Feature): Promise<number> {
  for (const [path, text] of Object.entries(tests))
    await bench.edit(path, text, { form: 'write', purpose: 'to add a test', thought: thought('own_test') });
  return bench.calls.length - 1;
}
