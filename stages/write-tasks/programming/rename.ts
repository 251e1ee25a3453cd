// Refactoring under tests: names of functions change in every file, and nothing else does. The hidden tests use the new
// names, and no file may have an old one.
import type { Random } from '../../../pipeline/hash.ts';
import type { Thought } from '../../../schemas/development.ts';
import type { Files, Program } from '../../../schemas/program.ts';
import { andList } from '../../english.ts';
import { functionsIn } from '../../programs/functions.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench } from './bench.ts';
import { renaming, renamingSeveral } from './building-requests.ts';
import { patchFor } from './edits.ts';
import { otherName } from './other-names.ts';
import { projectPlan } from './plan.ts';
import type { Project } from './project.ts';
import {
  inCode,
  lookAround,
  readFile,
  runTests,
  type Storyline,
  sentence,
  thought,
  treeOf,
  workspaceOf,
} from './story.ts';

const shares = { look: 0.4, baseline: 0.4, leftOver: 0.75 };

interface Renaming {
  readonly project: Project;
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
  /** Names that change: one file by file, or two in one patch. */
  readonly count: 1 | 2;
}

interface Rename {
  readonly old: string;
  readonly name: string;
  readonly file: string;
}

export async function renamePlan({
  project,
  material,
  random,
  count,
}: Renaming): Promise<TaskPlan | undefined> {
  const { program } = project;
  const renames = await drawRenames(program, count, random);
  if (renames.length < count) return undefined;
  const files = treeOf(program, program.files);
  const after = renamed(files, renames);
  const names = {
    defined: renames.map(({ name, file }) => ({ name, file })),
    gone: renames.map(({ old }) => old),
  };
  await using bench = await Bench.open(
    project,
    workspaceOf(program, files, { hidden: renamed(program.hidden, renames), kept: [], names }),
  );
  const story = { bench, random };
  const paths = Object.keys(files)
    .filter((path) => files[path] !== after[path])
    .sort();
  await findPlaces(story, renames);
  const edits =
    count === 1 || !bench.tools.includes('apply_patch')
      ? await editEach(story, paths, { after, renames })
      : [await editAll(story, paths, after)];
  for (const { old } of renames) if (random.chance(shares.leftOver)) await searchFor(story, old, 'left_over');
  await runTests(story, thought('rerun'));
  return projectPlan(
    bench,
    {
      say: requestFor(renames, program.title, random),
      account: renames.map(({ old, name, file }) =>
        thought('renamed', { old: inCode(old), name: inCode(name), file }),
      ),
      communicate: renames.map(({ name }) => ({ name: 'new name', value: name })),
      ways: waysOf({ canPatch: bench.tools.includes('apply_patch'), files, after, paths, edits, renames }),
    },
    { material, random },
  );
}

/** Functions that stand at the top of a file and are used in others. */
async function drawRenames(program: Program, count: number, random: Random): Promise<Rename[]> {
  const tree = { ...program.files, ...program.tests, ...program.hidden };
  const found = (await functionsIn(program.files)).filter(
    ({ name }) => !name.includes('.') && !name.startsWith('_'),
  );
  // A name of one word may be a word in comments as well.
  const telling = found.filter(({ name }) => /_|[a-z][A-Z]/.test(name));
  const renames = random.shuffle(telling).flatMap(({ name: old, file }): Rename[] => {
    const name = otherName(old, program.language, random);
    const uses = Object.values(tree).filter((text) => wordPattern(old).test(text)).length;
    const isFree = name !== undefined && !Object.values(tree).some((text) => wordPattern(name).test(text));
    return isFree && uses > 1 ? [{ old, name, file }] : [];
  });
  return renames.slice(0, count);
}

const wordPattern = (name: string): RegExp =>
  new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');

const renamed = (files: Files, renames: readonly Rename[]): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      renames.reduce((changed, { old, name }) => changed.replaceAll(wordPattern(old), name), text),
    ]),
  );

async function findPlaces(story: Storyline, renames: readonly Rename[]): Promise<void> {
  const { random } = story;
  if (random.chance(shares.look)) await lookAround(story);
  for (const { old } of renames) await searchFor(story, old, 'search_use');
  if (random.chance(shares.baseline)) await runTests(story, thought('baseline'));
}

async function searchFor({ bench }: Storyline, old: string, about: string): Promise<void> {
  await bench.make({
    tool: 'search',
    arguments: { query: old },
    purpose: `to find the places that mention ${old}`,
    thought: thought(about, { name: inCode(old), old: inCode(old) }),
  });
}

interface Target {
  readonly after: Files;
  readonly renames: readonly Rename[];
}

/** Indexes of the calls. */
async function editEach(
  story: Storyline,
  paths: readonly string[],
  { after, renames }: Target,
): Promise<number[]> {
  const { bench, random } = story;
  const made: number[] = [];
  for (const path of paths) {
    // A search shows single lines, which are enough where a file mentions the name once.
    const text = bench.files[path] ?? '';
    const own = renames.filter(({ old }) => wordPattern(old).test(text));
    const uses = own.flatMap(({ old }) => text.match(wordPattern(old)) ?? []).length;
    if (uses > 1) await readFile(story, { path }, thought('also_read', { file: path }));
    const form = random.chance(0.7) ? 'replace' : 'patch';
    await bench.edit(path, after[path] ?? '', {
      form,
      purpose: `to rename ${andList(own.map(({ old }) => old))} in ${path}`,
      thought: whyRename(own, path),
    });
    made.push(bench.calls.length - 1);
  }
  return made;
}

function whyRename([first, second]: readonly Rename[], file: string): Thought {
  const says = { file, old: inCode(first?.old ?? ''), name: inCode(first?.name ?? '') };
  return second
    ? thought('rename_both', { ...says, second: inCode(second.old), second_name: inCode(second.name) })
    : thought('rename', says);
}

/** One patch for all files, after each of them was read. */
async function editAll(story: Storyline, paths: readonly string[], after: Files): Promise<number> {
  const { bench } = story;
  for (const [at, path] of paths.entries())
    await readFile(story, { path }, thought(at === 0 ? 'find_place' : 'also_read', { file: path }));
  await bench.make({
    tool: 'apply_patch',
    arguments: { patch: wholePatch(bench.files, after, paths) },
    purpose: 'to change the names in all files',
    thought: thought('one_patch', { count: String(paths.length) }),
  });
  bench.files = { ...bench.files, ...after };
  return bench.calls.length - 1;
}

const wholePatch = (before: Files, after: Files, paths: readonly string[]): string =>
  paths.map((path) => patchFor(path, before[path], after[path] ?? '')).join('');

function requestFor([first, second]: readonly Rename[], project: string, random: Random): string {
  const says = { project, old: inCode(first?.old ?? ''), name: inCode(first?.name ?? '') };
  return second
    ? sentence(
        renamingSeveral,
        { ...says, second_old: inCode(second.old), second_name: inCode(second.name) },
        random,
      )
    : sentence(renaming, says, random);
}

interface Done extends Target {
  readonly canPatch: boolean;
  readonly files: Files;
  readonly paths: readonly string[];
  /** Indexes of the calls that make the change. */
  readonly edits: readonly number[];
}

function waysOf({ canPatch, files, after, paths, edits, renames }: Done) {
  const purpose = 'to change the names';
  const whole = { tool: 'apply_patch', arguments: { patch: wholePatch(files, after, paths) }, purpose };
  const each = paths.map((path) => ({
    tool: 'write_file',
    arguments: { path, content: after[path] ?? '' },
    purpose,
  }));
  return [
    {
      name: 'another_tool',
      isRight: true,
      instead: [...edits],
      calls: edits.length > 1 && canPatch ? [whole] : each,
    },
    paths.length > 1
      ? { name: 'half_done', isRight: false, instead: [...edits], calls: each.slice(1) }
      : undefined,
    oneForgotten(renames, { files, edits, purpose }),
  ];
}

/** One of two names is changed. */
function oneForgotten(
  [first, second]: readonly Rename[],
  { files, edits, purpose }: { files: Files; edits: readonly number[]; purpose: string },
) {
  if (!first || !second) return undefined;
  const after = renamed(files, [first]);
  const paths = Object.keys(files).filter((path) => files[path] !== after[path]);
  const calls = paths.map((path) => ({
    tool: 'write_file',
    arguments: { path, content: after[path] ?? '' },
    purpose,
  }));
  return { name: 'leaves_one_bug', isRight: false, instead: [...edits], calls };
}
