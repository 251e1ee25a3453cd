// A figure from records: rows are read from an application, tools of mathematics or code work the figure out, and it is
// told, or told and entered for a record.
import type { Random } from '../../../pipeline/hash.ts';
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Mathematics } from '../../../schemas/mathematics.ts';
import type { Solved } from '../../mathematics/solve.ts';
import { nameInWords } from '../../values-in-words.ts';
import { comparableFields, summableFields } from '../graph/fields.ts';
import { describedRow } from '../graph/found-rows.ts';
import type { GraphGoal, Scene } from '../graph/graph-goal.ts';
import { withReason } from '../graph/reasons.ts';
import {
  filterFacts,
  type RowList,
  rowListFor,
  rowsShown,
  type Selection,
  searchNode,
  selectionInWords,
  selectionOf,
} from '../graph/row-lists.ts';
import { type RowWriter, rowWritersOf, soundResult } from '../graph/row-writers.ts';
import { runGraph } from '../graph/run-graph.ts';
import type { Material } from '../kinds/kind.ts';
import type { PlannedCall } from '../plan.ts';
import { answersOf, calculatorToolsOf, solvedIn, waysFor } from './problem.ts';
import { figuresOver, type RecordFigure, type Sample } from './record-figures.ts';

/** More values would make a call that nobody reads. */
const size = { least: 5, most: 24 };

/** How often the figure is entered for a record, where it can be. */
const entering = 0.6;

type Calculating = Pick<Material, 'agent' | 'calculator' | 'scratch'>;

export interface FigureGoal {
  readonly goal: GraphGoal;
  readonly mathematics: Mathematics;
}

export async function figureFromRecords(
  material: Calculating,
  random: Random,
): Promise<FigureGoal | undefined> {
  const scene = { scratch: material.scratch, random };
  const rows = rowListFor(scene, (each) => summableFields(each).length > 0);
  const selection = rows && selectionOf(rows, size, scene);
  const sample = selection && sampleOf(selection, scene);
  if (!sample) return undefined;
  for (const figure of figuresOver(sample, random)) {
    const solved = await solvedWith(figure, material, random);
    if (!solved) continue;
    const computed = { selection, sample, figure, solved };
    const entered = figure.canBeEntered && random.chance(entering) ? enteredGoal(computed, scene) : undefined;
    const goal = entered ?? toldGoal(computed, scene);
    return goal && { goal, mathematics: mathematicsOf(goal, solved) };
  }
  return undefined;
}

/** The calls that work it out follow the reads, and one that enters it may follow these. */
function mathematicsOf({ calls }: GraphGoal, solved: Solved): Mathematics {
  const [first] = solved.calls;
  const before = calls.findIndex(({ tool }) => tool === first?.tool);
  return {
    families: ['figure_from_records'],
    answers: answersOf(solved, before).map((answer) => ({ ...answer, goal: 0 })),
  };
}

/** The rows with a number in each, and a field that sorts them into a few groups. */
function sampleOf({ rows, filters }: Selection, { scratch, random }: Scene): Sample | undefined {
  const shown = rowsShown(rows, filters, scratch);
  const fields = summableFields(rows).filter(
    (name) =>
      shown.every((row) => typeof row[name] === 'number') && new Set(shown.map((row) => row[name])).size > 2,
  );
  if (fields.length === 0) return undefined;
  const groups = rows.fields.flatMap(([name, schema]) => (isGroup(name, schema, shown) ? [name] : []));
  return {
    rows: shown,
    field: random.pick(fields),
    group: groups.length > 0 ? random.pick(groups) : undefined,
    plural: rows.about.plural,
  };
}

const isGroup = (name: string, { enum: among }: JsonObject, rows: readonly JsonObject[]): boolean => {
  const count = new Set(rows.map((row) => row[name])).size;
  return Array.isArray(among) && count > 1 && count < 5 && rows.every((row) => typeof row[name] === 'string');
};

async function solvedWith(
  figure: RecordFigure,
  { agent, calculator }: Calculating,
  random: Random,
): Promise<Solved | undefined> {
  const tools = new Set(calculatorToolsOf(agent));
  for (const way of waysFor(figure, random)) {
    const solved = calculator && (await solvedIn(way, figure, { tools, calculator }));
    if (solved) return solved;
  }
  return undefined;
}

interface Computed {
  readonly selection: Selection;
  readonly sample: Sample;
  readonly figure: RecordFigure;
  readonly solved: Solved;
}

function toldGoal(
  { selection, figure, solved }: Computed,
  { scratch, random }: Scene,
): GraphGoal | undefined {
  const run = runGraph([searchNode('search', selection, random)], scratch);
  if (!run) return undefined;
  const which = selectionInWords(selection, random);
  const say = random
    .pick(tellFrames)
    .replace('{ask}', () => figure.ask)
    .replace('{which}', () => which);
  return {
    say: withReason('report', say, random),
    facts: filterFacts(selection, random),
    ...withCalculation(run.calls, solved),
  };
}

/** The calculation follows the reads. */
function withCalculation(
  reads: readonly PlannedCall[],
  { calls, answers }: Solved,
): Pick<GraphGoal, 'calls' | 'communicate'> {
  const turn = (reads.at(-1)?.turn ?? -1) + 1;
  const computedFrom = [...reads, ...calls].map((_, at) => at);
  return {
    calls: [...reads, ...calls.map((call) => ({ ...call, turn: turn + call.turn, goal: 0 }))],
    communicate: answers.map(({ name, value }) => ({ name, value, computedFrom })),
  };
}

/** The figure becomes the value of a record that the user describes, where a tool changes that. */
function enteredGoal(
  { selection, sample, figure, solved }: Computed,
  { scratch, random }: Scene,
): GraphGoal | undefined {
  const { rows } = selection;
  const [answer] = solved.answers;
  const writer = writerFor(rows, sample.field, { scratch, random });
  if (!writer || !answer) return undefined;
  const { tool, keyed } = writer;
  const writing = { writer, said: { [sample.field]: answer.value } };
  const target = describedRow(rows, {
    scratch,
    random,
    prefix: 'target',
    admits: (row) => soundResult(writing, String(row[rows.about.key]), scratch) !== undefined,
  });
  const run = target && runGraph([searchNode('search', selection, random), ...target.nodes], scratch);
  if (!run) return undefined;
  const given = { [keyed]: target.key, ...writing.said };
  if (scratch.needsConsent(tool, scratch.probe(tool, given))) return undefined;
  const words = nameInWords(sample.field);
  const { calls, communicate } = withCalculation(run.calls, solved);
  const say = random
    .pick(enterFrames)
    .replaceAll(
      /\{(ask|which|field|target)\}/g,
      (_, slot: 'ask' | 'which' | 'field' | 'target') =>
        ({ ask: figure.ask, which: selectionInWords(selection, random), field: words, target: target.text })[
          slot
        ],
    );
  return {
    say: withReason('tidy', say, random),
    facts: [
      ...filterFacts(selection, random),
      { name: rows.about.noun, value: target.text, text: `It's ${target.text}.`, disclosed: 'opening' },
    ],
    calls: [
      ...calls,
      {
        tool: tool.name,
        arguments: given,
        turn: (calls.at(-1)?.turn ?? 0) + 1,
        goal: 0,
        purpose: `to set the ${words} of ${target.subject} to ${answer.value}`,
      },
    ],
    communicate,
  };
}

/** An update that takes the field as a number, and needs nothing else. */
function writerFor(rows: RowList, field: string, { scratch, random }: Scene): RowWriter | undefined {
  const fitting = rowWritersOf(rows, scratch.tools).filter(({ tool, keyed }) => {
    const others = Object.keys(tool.inputSchema.properties ?? {}).filter((name) => name !== keyed);
    return (
      tool.operation === 'update' && others.includes(field) && takesOnly(tool.inputSchema, [keyed, field])
    );
  });
  return comparableFields(rows).includes(field) && fitting.length > 0 ? random.pick(fitting) : undefined;
}

const takesOnly = (schema: JsonObject, names: readonly string[]): boolean =>
  (Array.isArray(schema.required) ? schema.required : []).every((name) => names.includes(String(name))) &&
  propertiesOf(schema).some(
    ([name, { type }]) => names.includes(name) && (type === 'number' || type === 'integer'),
  );

const tellFrames = [
  'Please look at all {which} and tell me {ask}.',
  'Over all {which}, what is {ask}?',
  'For the {which}, I need {ask}.',
  'Could you go through the {which} and work out {ask}?',
  'Take all {which} together. I would like to know {ask}.',
  'What is {ask}? It is about the {which}.',
  'Can you compute {ask} for all {which}?',
  'I need a figure for the {which}: {ask}.',
  'Get the {which} and calculate {ask}, please.',
  'Of our {which}, could you tell me {ask}?',
];

const enterFrames = [
  'Work out {ask} of all {which}, and enter that as the {field} of {target}. Tell me the figure, too.',
  'The {field} of {target} should be {ask} of the {which}. Please calculate it, set it, and ' +
    'tell me what it is.',
  'Please compute {ask} over the {which}, then change the {field} of {target} to it, and let me ' +
    'know the value.',
  'I want {target} to have {ask} of our {which} as its {field}. What does that come to? Please enter it.',
  'What is {ask} of the {which}? Please make that the {field} of {target}.',
  'For {target}, we take {ask} of the {which} as the {field}. Calculate it and set it, and tell ' +
    'me the result.',
];
