// Optimising: a correct version that takes too many steps, which hidden tests count. The result must stay the same.
import type { Random } from '../../../pipeline/hash.ts';
import type { Files } from '../../../schemas/program.ts';
import { functionsIn } from '../../programs/functions.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench } from './bench.ts';
import { keepingBehavior } from './building-requests.ts';
import { projectPlan } from './plan.ts';
import type { Project } from './project.ts';
import { inCode, lookAround, readFile, runTests, thought, treeOf, workspaceOf } from './story.ts';
import { anotherTool, dropsComments } from './ways.ts';

const shares = { look: 0.5, baseline: 0.6 };

interface Speeding {
  readonly project: Project;
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
}

export async function fasterPlan({ project, material, random }: Speeding): Promise<TaskPlan | undefined> {
  const { program } = project;
  const { slow } = program;
  if (!slow) return undefined;
  const hidden = { ...program.hidden, ...slow.hidden };
  const tree = treeOf(program, { ...program.files, ...slow.files });
  await using bench = await Bench.open(project, workspaceOf(program, tree, { hidden }));
  const story = { bench, random };
  const changed = Object.keys(slow.files).filter((path) => slow.files[path] !== program.files[path]);
  const [path, ...others] = changed.sort();
  if (path === undefined || others.length > 0) return undefined;
  const [before, after] = [slow.files[path] ?? '', program.files[path] ?? ''];
  const says = { file: path, function: inCode(await changedFunction(path, before, after)) };
  if (random.chance(shares.look)) await lookAround(story);
  await readFile(story, { path }, thought('find_place', says));
  if (random.chance(shares.baseline)) await runTests(story, thought('baseline'));
  const form = random.chance(0.6) ? 'replace' : 'patch';
  await bench.edit(path, after, {
    form,
    purpose: `to make ${path} faster`,
    thought: thought('slow_place', says),
  });
  const edited = { path, before, after, at: bench.calls.length - 1, tools: bench.tools };
  await runTests(story, thought('same_results'));
  return projectPlan(
    bench,
    {
      say: [slow.ask.trim(), random.pick(keepingBehavior)].filter((part) => part !== '').join(' '),
      account: [thought('faster', says)],
      communicate: [{ name: 'file', value: path }],
      ways: [anotherTool(edited), await dropsComments(edited)],
    },
    { material, random },
  );
}

/** The first function of the file that is not the same in both. */
async function changedFunction(path: string, before: string, after: string): Promise<string> {
  const textsIn = async (text: string): Promise<ReadonlyMap<string, string>> => {
    const files: Files = { [path]: text };
    return new Map((await functionsIn(files)).map(({ name, start, end }) => [name, text.slice(start, end)]));
  };
  const [old, now] = [await textsIn(before), await textsIn(after)];
  const [name = path] = [...old.keys()].filter((each) => old.get(each) !== now.get(each));
  return name;
}
