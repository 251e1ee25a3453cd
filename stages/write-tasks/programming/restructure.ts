// Another structure under tests: an expression becomes a function, a function becomes an expression again, or moves to a
// file of its own. The tests pass before and after, and the syntax of the tree says whether it was done.
import type { Random } from '../../../pipeline/hash.ts';
import type { OtherWay, Thought } from '../../../schemas/development.ts';
import type { Files, Program, Workspace } from '../../../schemas/program.ts';
import { andList } from '../../english.ts';
import { functionsIn } from '../../programs/functions.ts';
import { type Extraction, extractionsIn } from '../../programs/refactoring/extract.ts';
import { movesIn } from '../../programs/refactoring/move.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench, PlanFailed } from './bench.ts';
import { projectPlan } from './plan.ts';
import type { Project } from './project.ts';
import { extracting, inlining, moving } from './restructuring-requests.ts';
import { inCode, lookAround, readFile, runTests, sentence, thought, treeOf, workspaceOf } from './story.ts';

const shares = { look: 0.4, search: 0.5, baseline: 0.6 };

/** What is to be done to a tree. */
interface Restructuring {
  readonly request: readonly string[];
  readonly says: Readonly<Record<string, string>>;
  readonly account: string;
  readonly before: Files;
  /** In the order in which they are edited. */
  readonly edits: readonly { readonly path: string; readonly text: string; readonly thought: Thought }[];
  readonly workspace: Partial<Pick<Workspace, 'kept' | 'hidden' | 'names'>>;
  /** What is read, what is searched for, and what the answer must name. */
  readonly file: string;
  readonly known: string;
  readonly told: string;
  /** The change with a part of it missing. */
  readonly half: Files;
}

interface Restructured {
  readonly project: Project;
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
}

export async function restructurePlan({
  project,
  material,
  random,
}: Restructured): Promise<TaskPlan | undefined> {
  const { program } = project;
  const form = random.pick([extraction, inlined, moved]);
  const wanted = await form(program, random);
  if (!wanted) return undefined;
  await using bench = await Bench.open(project, workspaceOf(program, wanted.before, wanted.workspace));
  if (!(await bench.isGreen())) throw new PlanFailed('the tests fail before the refactoring');
  const edits = await restructured(bench, wanted, random);
  if (!(await bench.isGreen())) throw new PlanFailed('the tests fail after the refactoring');
  const says = { ...wanted.says, project: program.title };
  return projectPlan(
    bench,
    {
      say: sentence(wanted.request, says, random),
      account: [thought(wanted.account, says)],
      communicate: [{ name: 'function', value: wanted.told }],
      ways: waysOf(wanted, edits),
    },
    { material, random },
  );
}

/** Returns the indexes of the edits. */
async function restructured(
  bench: Bench,
  { edits, file, known, says }: Restructuring,
  random: Random,
): Promise<number[]> {
  const story = { bench, random };
  if (random.chance(shares.look)) await lookAround(story);
  if (edits.length > 1 || random.chance(shares.search))
    await bench.make({
      tool: 'search',
      arguments: { query: known },
      purpose: `to find the places that mention ${known}`,
      thought: thought('search_use', { name: inCode(known), old: inCode(known) }),
    });
  await readFile(story, { path: file }, thought('read_structure', { ...says, file, known: inCode(known) }));
  if (random.chance(shares.baseline)) await runTests(story, thought('baseline'));
  const made: number[] = [];
  for (const { path, text, thought: why } of edits) {
    const form = random.chance(0.7) ? 'replace' : 'patch';
    await bench.edit(path, text, { form, purpose: `to change ${path}`, thought: why });
    made.push(bench.calls.length - 1);
  }
  await runTests(story, thought('still_the_same'));
  return made;
}

async function extraction(program: Program, random: Random): Promise<Restructuring | undefined> {
  const found = await drawn(program, random);
  if (!found) return undefined;
  const { file, name, count } = found;
  const names = { defined: [{ name, file }], gone: [], calls: [{ name, file, least: count }] };
  const says = saysOf(found);
  return {
    request: extracting,
    says,
    account: 'extracted',
    before: treeOf(program, program.files),
    edits: [{ path: file, text: found.with, thought: thought('extract', says) }],
    workspace: { names },
    file,
    known: found.inside[0] ?? '',
    told: name,
    half: { [file]: found.unused },
  };
}

async function inlined(program: Program, random: Random): Promise<Restructuring | undefined> {
  const found = await drawn(program, random);
  if (!found) return undefined;
  const { file, name } = found;
  const text = program.files[file] ?? '';
  const functions = (await functionsIn({ [file]: text })).length;
  const says = saysOf(found);
  return {
    request: inlining,
    says,
    account: 'inlined',
    before: treeOf(program, { ...program.files, [file]: found.with }),
    edits: [{ path: file, text, thought: thought('inline', says) }],
    workspace: { names: { defined: [], gone: [name], most: [{ file, functions }] } },
    file,
    known: name,
    told: name,
    half: { [file]: found.unused },
  };
}

/** Of those that concern one function: the sentences speak of it. */
async function drawn({ files, tests, hidden }: Program, random: Random): Promise<Extraction | undefined> {
  const found = await extractionsIn(files, { ...tests, ...hidden });
  return random.shuffle(found.filter(({ inside }) => inside.length === 1))[0];
}

const saysOf = ({ name, file, expression, parameters, inside }: Extraction): Record<string, string> => ({
  name: inCode(name),
  file,
  code: inCode(expression),
  parameters: andList(parameters.map(inCode)),
  inside: andList(inside.map(inCode)),
});

async function moved(program: Program, random: Random): Promise<Restructuring | undefined> {
  const { files, tests, hidden } = program;
  const moves = await movesIn(files, { ...files, ...tests, ...hidden });
  const [move] = random.shuffle(moves);
  if (!move) return undefined;
  const { name, from, to, changed } = move;
  const says = { name: inCode(name), from, to, file: from };
  const before = treeOf(program, files);
  const others = Object.keys(changed).filter((path) => path !== from && path !== to && path in before);
  const edit = (path: string, about: string) => ({
    path,
    text: changed[path] ?? '',
    thought: thought(about, { ...says, file: path }),
  });
  const inHidden = Object.entries(changed).filter(([path]) => path in hidden);
  return {
    request: moving,
    says,
    account: 'moved',
    before,
    edits: [
      edit(to, 'new_home'),
      edit(from, 'leave_home'),
      ...others.sort().map((path) => edit(path, 'mend_import')),
    ],
    workspace: {
      hidden: { ...hidden, ...Object.fromEntries(inHidden) },
      kept: Object.keys(tests)
        .filter((path) => !(path in changed))
        .sort(),
      names: { defined: [{ name, file: to }], gone: [], absent: [{ name, file: from }] },
    },
    file: from,
    known: name,
    told: name,
    half: { [to]: changed[to] ?? '' },
  };
}

const purpose = 'to make the change';

function waysOf({ edits, half }: Restructuring, made: readonly number[]): OtherWay[] {
  const writing = (files: Files): OtherWay['calls'] =>
    Object.entries(files).map(([path, content]) => ({
      tool: 'write_file',
      arguments: { path, content },
      purpose,
    }));
  const whole = Object.fromEntries(edits.map(({ path, text }) => [path, text]));
  return [
    { name: 'another_tool', isRight: true, instead: [...made], calls: writing(whole) },
    { name: 'half_done', isRight: false, instead: [...made], calls: writing(half) },
  ];
}
