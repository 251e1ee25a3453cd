// compare_and_choose: of the rows of a search, the one with the most or the least of something, and then a
// change of it or a question about it.
import type { Random } from '../../../../pipeline/hash.ts';
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../../schemas/json.ts';
import { snakeCase } from '../../../english.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { asRequest, inOrder } from '../../request.ts';
import { comparableFields, drawExtreme, extremeInWords, labelField } from '../fields.ts';
import type { Computed, Graph, Source } from '../graph.ts';
import type { GraphGoal, Operator, Scene, ToldFact } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import {
  columnOf,
  filterFacts,
  rowListFor,
  type Selection,
  searchNode,
  selectionInWords,
  selectionOf,
} from '../row-lists.ts';
import {
  changeNode,
  rowWritersOf,
  type Writing,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { type GraphRun, runGraph } from '../run-graph.ts';

export const compareAndChoose: Operator = {
  name: 'compare_and_choose',
  summary: 'compares the rows of a search and acts on the one that stands out',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(scene, (each) => comparableFields(each).length > 0);
    if (!rows) return undefined;
    const selection = selectionOf(rows, random.pick(sizes), scene);
    if (!selection) return undefined;
    const writers = rowWritersOf(rows, scratch.tools);
    const writing =
      writers.length > 0 && random.chance(0.7) ? writingWith(random.pick(writers), scene) : undefined;
    const used = new Set([
      ...Object.keys(selection.filters).map(columnOf),
      ...Object.keys(writing?.said ?? {}).map(snakeCase),
    ]);
    const fields = comparableFields(rows).filter((name) => !used.has(snakeCase(name)));
    if (fields.length === 0) return undefined;
    const by = random.pick(fields);
    const extreme = drawExtreme(random);
    const choice: Computed = { compute: extreme, of: [listed(selection)], by };
    return goalOf({ selection, choice, by, superlative: extremeInWords(rows, by, extreme), writing }, scene);
  },
};

/** Rows to compare: on one page, or on several. */
const sizes = [
  { least: 3, most: 20 },
  { least: 11, most: 60 },
  { least: 21, most: 100 },
] as const;

const listed = ({ rows }: Selection): Source => ({ from: 'search', path: [rows.list] });

interface Choosing {
  readonly selection: Selection;
  readonly choice: Computed;
  readonly by: string;
  /** "earliest due date" */
  readonly superlative: string;
  readonly writing: Writing | undefined;
}

function goalOf(choosing: Choosing, { scratch, random }: Scene): GraphGoal | undefined {
  const { selection, choice, writing } = choosing;
  const { about } = selection.rows;
  const graph: Graph = [
    searchNode('search', selection, random),
    ...(writing
      ? [changeNode(writing, { key: { ...choice, path: ['id'] }, row: `${about.noun} {item}` }, random)]
      : []),
  ];
  const run = runGraph(graph, scratch);
  const chosen = run?.valueOf(choice);
  if (!run || !isObject(chosen ?? null)) return undefined;
  const told = toldOf(choosing, run, random);
  if (told.facts.length === 0) return undefined;
  return {
    say: withReason(writing ? 'tidy' : 'report', requestFor(choosing, told.asked, random), random),
    facts: [...filterFacts(selection, random), ...(writing ? writingFacts(writing, random) : [])],
    calls: run.calls,
    communicate: told.facts,
  };
}

/** The name of the chosen row, and one or two of its fields. */
function toldOf(
  { selection: { rows }, choice, by, superlative, writing }: Choosing,
  run: GraphRun,
  random: Random,
): { facts: ToldFact[]; asked: string[] } {
  const label = labelField(rows);
  const naming = label ?? 'id';
  const held = (field: string): Json => run.valueOf({ ...choice, path: [field] }) ?? null;
  const computedFrom = run.callsOf('search');
  const named = { name: `${rows.about.noun} with the ${superlative}`, value: held(naming), computedFrom };
  const others = rows.fields.flatMap(([name, schema]) => {
    const value = held(name);
    const isPlain = (typeof value === 'string' && value.length <= 60) || typeof value === 'number';
    const isChanged =
      writing !== undefined && (name in writing.said || /status|state|stage|previous/i.test(name));
    return isPlain && name !== label && schema.type !== 'boolean' && !isChanged ? [{ name, value }] : [];
  });
  const isFirst = random.chance(0.5);
  const asked = others.filter(({ name }) => (isFirst ? name === by : name !== by)).slice(0, 1);
  const key = String(held(naming));
  return {
    facts: [
      named,
      ...asked.map(({ name, value }) => ({ name: `${nameInWords(name)} of ${key}`, value, computedFrom })),
    ],
    asked: asked.map(({ name }) => nameInWords(name)),
  };
}

const questions = [
  'Of {our} {rows}, which one has the {superlative}?',
  'Which of {our} {rows} has the {superlative}?',
  'Among {our} {rows}, which one has the {superlative}?',
  'Could you find out which of {our} {rows} has the {superlative}?',
  'Please go through {our} {rows} and tell me which one has the {superlative}.',
  "I'd like to know which of {our} {rows} has the {superlative}.",
  'Can you look at {our} {rows} and pick the one with the {superlative}?',
  'Have a look at {our} {rows}. Which one has the {superlative}?',
  'If you look at {our} {rows}, which one has the {superlative}?',
  'I need the one with the {superlative} among {our} {rows}. Which one is it?',
  'Out of {our} {rows}, which has the {superlative}?',
  'Could you compare {our} {rows} and tell me which one has the {superlative}?',
];

const alsoTell = [
  'And what is the {field}?',
  'Please include the {field}.',
  "I'd also like to know the {field} of that one.",
  'Tell me the {field} as well.',
  'What is the {field} of that one?',
  'I need the {field}, too.',
  'While you have it open, what is the {field}?',
  'The {field} would help me, too.',
];

function requestFor(
  { selection, superlative, writing }: Choosing,
  asked: readonly string[],
  random: Random,
): string {
  const rows = selectionInWords(selection, random);
  const question = random
    .pick(questions)
    .replace('{our}', random.pick(['our', 'the']))
    .replace('{rows}', () => rows)
    .replace('{superlative}', () => superlative);
  const also = asked.map((field) => random.pick(alsoTell).replace('{field}', () => field));
  if (!writing) return [question, ...also].join(' ');
  const request = asRequest(writingWish(writing, 'that one', random), random);
  return [inOrder(question, request, random), ...also].join(' ');
}
