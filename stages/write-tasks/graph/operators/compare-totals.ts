// compare_totals: a figure over each of two groups of rows, how far apart the two are, and a change of a row in
// the group that is ahead.
import { isObject, propertiesOf } from '../../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../../schemas/json.ts';
import { snakeCase } from '../../../english.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { comparisonInWords } from '../comparisons-in-words.ts';
import { comparableFields, drawExtreme, extremeInWords, labelField, summableFields } from '../fields.ts';
import type { Computed } from '../graph.ts';
import type { GraphGoal, Operator, Scene, ToldFact } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import {
  columnOf,
  filterFacts,
  type RowList,
  rowListFor,
  type Selection,
  searchNode,
  selectionInWords,
} from '../row-lists.ts';
import { changeNode, rowUsersOf, type Writing, writingFacts, writingWith } from '../row-writers.ts';
import { type GraphRun, runGraph } from '../run-graph.ts';
import { sideBySide } from '../side-by-side.ts';

export const compareTotals: Operator = {
  name: 'compare_totals',
  summary: 'compares a figure over two groups of records and acts on a record of the group that is ahead',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(
      scene,
      (each) => summableFields(each).length > 0 && choiceFilters(each).length > 0,
    );
    if (!rows) return undefined;
    const groups = groupsOf(rows, scene);
    if (!groups) return undefined;
    const by = random.pick(summableFields(rows));
    const users = rowUsersOf(rows, scratch.tools);
    const writing =
      users.length > 0 && random.chance(0.7) ? writingWith(random.pick(users), scene) : undefined;
    return goalOf({ groups, by, figure: random.pick(figures), writing }, scene);
  },
};

const figures = [
  { compute: 'sum', word: 'total' },
  { compute: 'mean', word: 'average' },
] as const;

/** Parameters that take one of a few values, with these values. */
const choiceFilters = ({ tool, about }: RowList): [string, readonly Json[]][] =>
  propertiesOf(tool.inputSchema).flatMap(([name, schema]): [string, readonly Json[]][] =>
    Array.isArray(schema.enum) && schema.enum.length > 1 && columnOf(name) in about.columns
      ? [[name, schema.enum]]
      : [],
  );

const mostRows = 60;

/** The rows with one value of a choice and those with another. */
function groupsOf(rows: RowList, { scratch, random }: Scene): [Selection, Selection] | undefined {
  const [name, values] = random.pick(choiceFilters(rows));
  const groups = random.shuffle([...values]).flatMap((value): Selection[] => {
    const result = scratch.probe(rows.tool, { [name]: value });
    const total = result.ok && isObject(result.value) ? Number(result.value.total) : 0;
    return total >= 2 && total <= mostRows ? [{ rows, filters: { [name]: value }, total }] : [];
  });
  const [one, other] = groups;
  return one && other && [one, other];
}

interface Comparing {
  readonly groups: readonly [Selection, Selection];
  readonly by: string;
  readonly figure: (typeof figures)[number];
  readonly writing: Writing | undefined;
}

function goalOf(comparing: Comparing, scene: Scene): GraphGoal | undefined {
  const { groups, by, figure } = comparing;
  const { scratch, random } = scene;
  const reads = sideBySide(groups.map((group, at) => [{ ...searchNode(`group-${at}`, group, random) }]));
  const figureOf = (at: number): Computed => ({
    compute: figure.compute,
    of: [listed(at, groups)],
    by,
  });
  const difference: Computed = { compute: 'difference', of: [figureOf(0), figureOf(1)] };
  const found = runGraph(reads, scratch);
  const [one, other] = [0, 1].map((at) => found?.valueOf(figureOf(at)));
  if (!found || typeof one !== 'number' || typeof other !== 'number' || one === other) return undefined;
  const act = actOn(comparing, one > other ? 0 : 1, { found, scene });
  if (comparing.writing && !act) return undefined;
  const run = act ? runGraph([...reads, act.node], scratch) : found;
  if (!run) return undefined;
  const [first, second] = groups.map((group) => selectionInWords(group, random));
  if (first === undefined || second === undefined) return undefined;
  const field = `${figure.word} ${nameInWords(by)}`;
  const computedFrom = [...run.callsOf('group-0'), ...run.callsOf('group-1')];
  const told = (name: string, value: Json | undefined): ToldFact => ({
    name,
    value: value ?? null,
    computedFrom,
  });
  return {
    say: withReason('report', comparisonInWords({ field, first, second, act: act?.words }, random), random),
    facts: [
      ...groups.flatMap((group) => filterFacts(group, random)),
      ...(comparing.writing ? writingFacts(comparing.writing, random) : []),
    ],
    calls: run.calls,
    communicate: [
      told(`${field} of the ${first}`, one),
      told(`${field} of the ${second}`, other),
      told('difference between the two', run.valueOf(difference)),
      ...(act ? [told(act.name, act.value)] : []),
    ],
  };
}

const listed = (at: number, groups: Comparing['groups']) => ({
  from: `group-${at}`,
  path: [groups[0].rows.list],
});

/** The change of the row that stands out in the group that is ahead. */
function actOn(
  { groups, by, writing }: Comparing,
  ahead: 0 | 1,
  { found, scene: { random } }: { found: GraphRun; scene: Scene },
) {
  const { rows } = groups[ahead];
  const said = new Set(Object.keys(writing?.said ?? {}).map(snakeCase));
  const fields = comparableFields(rows).filter((name) => name !== by && !said.has(snakeCase(name)));
  if (!writing || fields.length === 0) return undefined;
  const field = random.pick(fields);
  const extreme = drawExtreme(random);
  const choice: Computed = { compute: extreme, of: [listed(ahead, groups)], by: field };
  const naming = labelField(rows) ?? 'id';
  const value = found.valueOf({ ...choice, path: [naming] });
  const superlative = extremeInWords(rows, field, extreme);
  return value === undefined
    ? undefined
    : {
        node: changeNode(
          writing,
          { key: { ...choice, path: ['id'] }, row: `${rows.about.noun} {item}` },
          random,
        ),
        name: `${rows.about.noun} with the ${superlative}`,
        value,
        words: { superlative, writing },
      };
}
