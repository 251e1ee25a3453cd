// Reading code to answer a question about it. Nothing is changed.
import type { Random } from '../../../pipeline/hash.ts';
import type { Program } from '../../../schemas/program.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench } from './bench.ts';
import { asking } from './building-requests.ts';
import { projectPlan } from './plan.ts';
import type { Project } from './project.ts';
import { lookAround, readFile, sentence, thought, treeOf, workspaceOf } from './story.ts';

const shares = { look: 0.6, more: 0.3 };

interface Asking {
  readonly project: Project;
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
}

/** In characters. A longer answer can be said in many ways, which no code compares. */
const longestAnswer = 40;

export async function explainPlan({ project, material, random }: Asking): Promise<TaskPlan | undefined> {
  const { program } = project;
  const fact = random.shuffle(
    program.facts.filter(({ answer }) => String(answer).length <= longestAnswer),
  )[0];
  const path = fact && fileWith(String(fact.answer), program);
  if (!fact || path === undefined) return undefined;
  const files = treeOf(program, program.files);
  const kept = Object.keys(files).sort();
  await using bench = await Bench.open(project, workspaceOf(program, files, { hidden: {}, kept }));
  const story = { bench, random };
  if (random.chance(shares.look)) await lookAround(story);
  await readFile(story, { path }, thought('find_answer', { file: path }));
  const [other] = random.shuffle(Object.keys(program.files).filter((each) => each !== path));
  if (other !== undefined && random.chance(shares.more))
    await readFile(story, { path: other }, thought('also_read', { file: other }));
  const says = { file: path, answer: String(fact.answer) };
  return projectPlan(
    bench,
    {
      say: sentence(asking, { project: program.title, ask: fact.ask.trim() }, random),
      account: [thought('found', says), thought('found_in', says)],
      communicate: [{ name: 'answer', value: fact.answer }],
      ways: [],
    },
    { material, random },
  );
}

/** The source that holds the value, if one does. */
function fileWith(answer: string, { files }: Program): string | undefined {
  const paths = Object.keys(files);
  const [number] = /\d+(?:\.\d+)?/.exec(answer) ?? [];
  return paths.find((path) => (files[path] ?? '').includes(number ?? answer)) ?? paths[0];
}
