// Writing a missing test: the code is right, and no visible test would notice some mistakes in it. A test is good if it
// passes now and fails with each of those mistakes.
import type { Random } from '../../../pipeline/hash.ts';
import type { CheckedMutant, Files, Program } from '../../../schemas/program.ts';
import { withMutant } from '../../programs/mutation/mutants.ts';
import { testAlone } from '../../programs/test-cases.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench } from './bench.ts';
import { testing } from './building-requests.ts';
import { changedLines } from './edits.ts';
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

const shares = { look: 0.5, breakIt: 0.6, readSource: 0.85 };

interface Testing {
  readonly project: Project;
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
}

interface Gap {
  readonly mutant: CheckedMutant;
  /** What the missing test is about. */
  readonly words: string;
  readonly path: string;
  readonly text: string;
}

export async function missingTestPlan({ project, material, random }: Testing): Promise<TaskPlan | undefined> {
  const { program } = project;
  const gap = await drawGap(program, random);
  if (!gap) return undefined;
  const { mutant, words, path, text } = gap;
  // Tests that are there must not get lost either.
  const guarded = program.checked.mutants.filter(({ visible }) => visible.length > 0).slice(0, 2);
  const mutants = [mutant, ...guarded].map((each, at) => ({
    name: `mistake ${at + 1}`,
    files: { [each.file]: withMutant(program.files, each)[each.file] ?? '' },
  }));
  const kept = Object.keys(program.files).sort();
  await using bench = await Bench.open(
    project,
    workspaceOf(program, treeOf(program, program.files), { hidden: {}, kept, mutants }),
  );
  const story = { bench, random };
  const says = { case: `"${words}"`, file: mutant.file, function: inCode(mutant.inside), test_file: path };
  await readUp(story, gap, Object.keys(program.tests));
  await bench.edit(path, text, {
    form: 'write',
    purpose: 'to add the test',
    thought: thought('missing_test', says),
  });
  const at = bench.calls.length - 1;
  await runTests(story, thought('check_new_test'));
  const isProved = random.chance(shares.breakIt) && (await breakOnce(story, mutant));
  return projectPlan(
    bench,
    {
      say: sentence(testing, { project: program.title, case: words }, random),
      account: [thought('test_written', says), ...(isProved ? [thought('test_proved')] : [])],
      communicate: [{ name: 'file', value: path }],
      ways: [
        {
          name: 'empty_test',
          isRight: false,
          instead: [at],
          calls: [
            { tool: 'write_file', arguments: { path, content: emptied(text) }, purpose: 'to add the test' },
          ],
        },
        { name: 'another_tool', isRight: true, instead: [at], calls: twoSteps(path, text) },
      ],
    },
    { material, random },
  );
}

/** The names of some tests say little: "errors". */
const fewestWords = 4;

/** A mistake that only a hidden test notices, with that test in a file of its own. */
async function drawGap(program: Program, random: Random): Promise<Gap | undefined> {
  const unseen = program.checked.mutants.filter(
    ({ visible, inside }) => visible.length === 0 && inside !== '',
  );
  for (const mutant of random.shuffle(unseen))
    for (const { name } of mutant.hidden) {
      const test = await testAlone(program.hidden, name);
      if (!test || test.words.split(' ').length < fewestWords) continue;
      const path = freePath(program, test.slug);
      if (path !== undefined) return { mutant, words: test.words, path, text: test.text };
    }
  return undefined;
}

function freePath({ files, tests, language }: Program, slug: string): string | undefined {
  const ending = Object.keys(files).some((path) => path.endsWith('.ts')) ? 'ts' : 'js';
  const path =
    language === 'python' ? `tests/test_${slug}.py` : `tests/${slug.replaceAll('_', '-')}.test.${ending}`;
  return tests[path] === undefined && slug.length <= 60 ? path : undefined;
}

async function readUp(story: Storyline, { mutant }: Gap, tests: Files | readonly string[]): Promise<void> {
  const { random } = story;
  if (random.chance(shares.look)) await lookAround(story);
  const path = random.pick(Array.isArray(tests) ? [...tests] : Object.keys(tests));
  await readFile(story, { path }, thought('tests_for', { file: path }));
  if (random.chance(shares.readSource)) {
    const says = { function: inCode(mutant.inside), file: mutant.file };
    await readFile(story, { path: mutant.file, line: mutant.line }, thought('read_contract', says));
  }
}

/** Puts a mistake into the code for one run. False where it is none that fits into a sentence. */
async function breakOnce(story: Storyline, mutant: CheckedMutant): Promise<boolean> {
  const { bench } = story;
  const { file } = mutant;
  const right = bench.files[file] ?? '';
  const broken = withMutant(bench.files, mutant)[file] ?? '';
  const { from, to } = changedLines(right, broken);
  const says = { right: from[0] ?? '', wrong: to[0] ?? '' };
  if (from.length !== 1 || to.length !== 1 || /`/.test(says.right + says.wrong)) return false;
  const purpose = 'to see whether the test notices it';
  await bench.edit(file, broken, { form: 'replace', purpose, thought: thought('break_it', says) });
  await runTests(story, thought('see_it_fail'));
  const [failing] = await bench.failing();
  const why = { ...says, ...(failing ? { failing: testInWords(failing) } : {}) };
  await bench.edit(file, right, {
    form: 'replace',
    purpose: 'to restore the code',
    thought: thought('broken_noticed', why),
  });
  await runTests(story, thought('restored'));
  return true;
}

/** The same test without what it does. */
const emptied = (text: string): string =>
  text
    .replace(/(def test_\w+\(self\):\n)[\s\S]*$/, '$1        self.assertTrue(True)\n')
    .replace(/(\ntest\([^\n]*=> \{\n)[\s\S]*$/, '$1  assert.ok(true);\n});\n');

/** First a file without the test, then the test. */
const twoSteps = (path: string, text: string) => [
  { tool: 'write_file', arguments: { path, content: '' }, purpose: 'to begin a file' },
  { tool: 'write_file', arguments: { path, content: text }, purpose: 'to add the test' },
];
