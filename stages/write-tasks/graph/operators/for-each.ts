// for_each: the same change for every row of a search.
import type { Random } from '../../../../pipeline/hash.ts';
import { propertiesOf } from '../../../../pipeline/json/json-schema.ts';
import type { Tool } from '../../../../schemas/tool.ts';
import { isRemark } from '../../../values-in-words.ts';
import type { Row } from '../../../worlds/database.ts';
import { purposeOf } from '../../purpose.ts';
import { asRequest } from '../../request.ts';
import type { Scratch } from '../../scratch.ts';
import type { Graph } from '../graph.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import {
  filterFacts,
  type RowList,
  rowListFor,
  rowsShown,
  type Selection,
  searchNode,
  selectionInWords,
  selectionOf,
} from '../row-lists.ts';
import {
  rowWritersOf,
  soundResult,
  type Writing,
  writingArguments,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';

/** Fewer rows are no series. */
const least = 4;

export const forEach = seriesOf({ least, most: 30 });

interface SeriesWishes {
  readonly least: number;
  readonly most: number;
  /** False for a tool that must not make the changes. */
  readonly admits?: (tool: Tool) => boolean;
  /** Whether the tool may change the rows with these keys. Asked before the changes are made, which takes long. */
  readonly admitsRows?: (tool: Tool, keys: readonly string[]) => boolean;
}

/** The operator for series of so many rows. */
export function seriesOf({ admits = () => true, admitsRows, ...length }: SeriesWishes): Operator {
  return {
    name: 'for_each',
    summary: 'makes the same change for every row of a search',
    plan(scene) {
      const { scratch, random } = scene;
      const writersOf = (each: RowList) =>
        rowWritersOf(each, scratch.tools).filter(({ tool }) => !ofOne.has(tool.operation) && admits(tool));
      const rows = rowListFor(
        scene,
        (each) => rowsOf(each, scratch).length >= length.least && writersOf(each).length > 0,
      );
      if (!rows) return undefined;
      const writing = writingWith(random.pick(writersOf(rows)), scene);
      if (!writing || !suitsSeries(writing)) return undefined;
      const like = rowToChange(rows, writing, scene);
      const selection = like && selectionOf(rows, { ...length, like }, scene);
      if (!selection) return undefined;
      if (admitsRows?.(writing.writer.tool, keysOf(selection, scene)) === false) return undefined;
      return goalOf({ selection, writing }, scene);
    },
  };
}

/** What concerns one record at a time: a copy, a reading, a reply, and the like. */
const ofOne = new Set([
  ...['remove', 'copy', 'save_version', 'restore_version', 'sign_up', 'complete_service', 'record_rate'],
  ...['record_reading', 'post_reply', 'log_hours', 'transfer', 'transfer_funds', 'reserve_stock'],
]);

/**
 * Whether people would want the change for many rows at once: to move them on, to note the same remark, to choose
 * the same of a few values. Each row has an amount or a day of its own.
 */
function suitsSeries({ writer: { tool }, said }: Writing): boolean {
  if (!/^(?:update|reassign|adjust)$/.test(tool.operation)) return true;
  return propertiesOf(tool.inputSchema).every(([name, schema]) => {
    const value = said[name];
    return (
      value === undefined || Array.isArray(schema.enum) || (typeof value === 'string' && isRemark(value))
    );
  });
}

const rowsOf = ({ tool, table }: RowList, scratch: Scratch): readonly Row[] =>
  scratch.databaseOf(tool).snapshot()[table] ?? [];

/** A row that the change works for, without a question to the user. */
function rowToChange(rows: RowList, writing: Writing, { scratch, random }: Scene) {
  const { tool } = writing.writer;
  return random
    .shuffle(rowsOf(rows, scratch))
    .slice(0, 4)
    .find((row) => {
      const result = soundResult(writing, String(row[rows.about.key]), scratch);
      return result && !scratch.needsConsent(tool, result);
    });
}

const keysOf = ({ rows, filters }: Selection, { scratch }: Scene): string[] =>
  rowsShown(rows, filters, scratch).map(({ id }) => String(id));

interface Series {
  readonly selection: Selection;
  readonly writing: Writing;
}

function goalOf(series: Series, { scratch, random }: Scene): GraphGoal | undefined {
  const { selection, writing } = series;
  const { rows, total } = selection;
  const phrase = writingWish(writing, `${rows.about.noun} {item}`, random).text;
  const graph: Graph = [
    searchNode('search', selection, random),
    {
      id: 'change',
      tool: writing.writer.tool,
      arguments: writingArguments(writing, { item: 'id' }),
      purpose: purposeOf(phrase, ''),
      each: { from: 'search', path: [rows.list] },
      abreast: random.pick([1, 1, 4, 8]),
    },
  ];
  const run = runGraph(graph, scratch);
  if (!run) return undefined;
  return {
    say: withReason('tidy', requestFor(series, random), random),
    facts: [...filterFacts(selection, random), ...writingFacts(writing, random)],
    calls: run.calls,
    communicate: [
      { name: `number of ${rows.about.plural}`, value: total, computedFrom: run.callsOf('search') },
    ],
  };
}

const frames = [
  'Please find all {rows}. {Change} How many were there?',
  'This is about all {rows}. {Change} Tell me how many you changed.',
  'We have some {rows}. {Change} How many is that in all?',
  'Could you go through all {rows}? {Change} Let me know how many there were.',
  "I'm looking at the {rows}. {Change} In the end, I need to know how many it was.",
  'Look up every one of the {rows}, however many there are. {Change} And tell me the number, please.',
  'All {rows} need the same thing. {Change} How many did you get through?',
  'Have a look at the {rows}, please. {Change} Then give me the count.',
  "Let's deal with the {rows} in one go. {Change} Please tell me how many there were.",
  'There should be several {rows}. {Change} How many were there in the end?',
  'Can you take care of the {rows}? {Change} I just need to know how many it was.',
  'I need something done for all {rows}. {Change} Tell me the number when it is finished.',
];

function requestFor({ selection, writing }: Series, random: Random): string {
  const change = asRequest(writingWish(writing, 'each of them', random), random);
  return random
    .pick(frames)
    .replace('{rows}', () => selectionInWords(selection, random))
    .replace('{Change}', () => change);
}
