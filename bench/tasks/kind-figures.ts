// Which kinds of task there are, how often the gate accepts a draft of each, and whether a rubric can fail.
import type { Reader } from '../../pipeline/store.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { countInto, type Figure, none, percent } from '../figure.ts';
import { atLeast } from './shape-figures.ts';

/** Percent of the tasks in the default mix. */
const leastShare = 2;

/** Tasks on a server of the user's own need one. */
const kindsOfRuns = taskKinds.filter(({ isOptional }) => !isOptional);

export async function kindFigures(store: Reader): Promise<Figure[]> {
  const made = new Map<string, number>();
  const toothless: string[] = [];
  for await (const { kind, expected, rubric, id } of store.read('tasks')) {
    countInto(made, kind);
    const isIdle = rubric.some(
      (one) => one.kind === 'communication' && one.required && one.expects.length === 0,
    );
    if (expected === 'fulfil' && isIdle) toothless.push(id);
  }
  const refused = new Map<string, number>();
  for await (const { stage, reason, detail } of store.rejects())
    if (stage === 'write-tasks' && reason !== 'no kind fits') countInto(refused, detail.split(':')[0] ?? '');
  const total = sumOf(made);
  const rare = kindsOfRuns.filter(({ name }) => (made.get(name) ?? 0) < (leastShare / 100) * total);
  return [
    none(
      `kinds with less than ${leastShare} % of the tasks`,
      rare.map(({ name }) => `${name} ${percent(made.get(name) ?? 0, total)}`),
      `of ${kindsOfRuns.length} kinds`,
    ),
    atLeast('drafts that the gate accepts', { part: total, whole: total + sumOf(refused) }, 75),
    none('tasks whose required communication cannot fail', toothless, 'tasks'),
    ...kindsOfRuns.map(({ name }) => shareOf(name, { made, refused, total })),
  ];
}

function shareOf(
  name: string,
  counts: { made: ReadonlyMap<string, number>; refused: ReadonlyMap<string, number>; total: number },
): Figure {
  const made = counts.made.get(name) ?? 0;
  const drafts = made + (counts.refused.get(name) ?? 0);
  return {
    name: `  ${name}`,
    measured:
      `${percent(made, counts.total)} of the tasks, ` +
      `${percent(made, drafts)} of ${drafts} drafts accepted`,
    goal: '',
    isMet: true,
    examples: [],
  };
}

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
