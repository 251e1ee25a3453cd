// A conversation about a short list of records: the user asks which there are, goes on with one of them by its place
// or by what stands out about it, and comes back to what was said. Each later turn refers to an earlier result.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { purposeOf } from '../../purpose.ts';
import { readOf } from '../../record-reads.ts';
import { asRequest } from '../../request.ts';
import { listQuestion, readQuestion, recallQuestion, totalQuestion } from '../back-references.ts';
import { comparableFields, drawExtreme, extremeInWords, labelField, summableFields } from '../fields.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { nextRequest } from '../next-request.ts';
import { withReason } from '../reasons.ts';
import {
  filterFacts,
  type RowList,
  rowListFor,
  searchNode,
  selectionInWords,
  selectionOf,
} from '../row-lists.ts';
import {
  rowWritersOf,
  soundResult,
  writingArguments,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';

export const conversation: Operator = {
  name: 'conversation',
  summary:
    'lists a few records and goes on with one of them by its place ' +
    'in the list or by what stands out about it',
  plan(scene) {
    const list = toldList(scene);
    const next = list && nextAbout(list, scene);
    return list && next && [list.goal, next.goal];
  },
};

/** A request that refers to one of the listed rows, and the place of that row. */
export const nextAbout = (list: ToldList, scene: Scene): { goal: GraphGoal; at: number } | undefined =>
  scene.random.chance(0.65)
    ? (changeOfOne(list, scene) ?? detailOfOne(list, scene))
    : (detailOfOne(list, scene) ?? changeOfOne(list, scene));

/** A list that was told, row by row. */
export interface ToldList {
  readonly rows: RowList;
  readonly listed: readonly JsonObject[];
  /** The field that was told of each row. */
  readonly field: string;
  /** What people call each row. */
  readonly names: readonly string[];
  readonly goal: GraphGoal;
}

/** Rows that fit into one answer, each with a value. */
const listSize = { least: 2, most: 5 };

export function toldList(scene: Scene): ToldList | undefined {
  const { scratch, random } = scene;
  const rows = rowListFor(scene, (each) => comparableFields(each).length > 0);
  if (!rows) return undefined;
  const selection = selectionOf(rows, listSize, scene);
  if (!selection) return undefined;
  const run = runGraph([{ ...searchNode('search', selection, random) }], scratch);
  const value = run?.valueOf({ from: 'search', path: [rows.list] });
  const listed = Array.isArray(value) ? value.filter(isObject) : [];
  const field = random.shuffle(comparableFields(rows)).find((name) => isDistinct(listed, name));
  const label = labelField(rows) ?? 'id';
  if (!run || field === undefined || !isDistinct(listed, label)) return undefined;
  const names = listed.map((row) => String(row[label]));
  const say = listQuestion(
    {
      rows: selectionInWords(selection, random),
      names: label === 'id' ? 'IDs' : `${nameInWords(label)}s`,
      field: nameInWords(field),
    },
    random,
  );
  return {
    rows,
    listed,
    field,
    names,
    goal: {
      say: withReason('report', say, random),
      facts: filterFacts(selection, random),
      calls: run.calls,
      communicate: [
        { name: `number of ${rows.about.plural}`, value: listed.length },
        ...names.map((name) => ({ name: `matching ${rows.about.plural}`, value: name })),
        ...listed.map((row, at) => ({
          name: `${nameInWords(field)} of ${names[at] ?? ''}`,
          value: row[field] ?? null,
        })),
      ],
    },
  };
}

function isDistinct(rows: readonly JsonObject[], name: string): boolean {
  const values = rows.map((row) => row[name]);
  return (
    rows.length >= listSize.least &&
    values.every((value) => typeof value === 'number' || (typeof value === 'string' && value.length <= 60)) &&
    new Set(values).size === rows.length
  );
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** "the second one", "the last one", "the one with the lowest price" */
function reference({ rows, listed, field }: ToldList, { random }: Scene): { at: number; text: string } {
  if (random.chance(0.5)) {
    const at = random.integer(0, listed.length - 1);
    const isLast = at === listed.length - 1 && at > 0 && random.chance(0.6);
    return { at, text: `the ${isLast ? 'last' : ordinals[at]} one` };
  }
  const extreme = drawExtreme(random);
  const ordered = listed.map((row, at) => ({ at, value: row[field] as string | number })); // isDistinct saw to it
  const sorted = ordered.toSorted((a, b) => (a.value < b.value ? -1 : 1));
  const at = (extreme === 'least' ? sorted[0] : sorted.at(-1))?.at ?? 0;
  return { at, text: `the one with the ${extremeInWords(rows, field, extreme)}` };
}

/** A change of one of the listed rows. */
function changeOfOne(list: ToldList, scene: Scene): { goal: GraphGoal; at: number } | undefined {
  const { scratch, random } = scene;
  const writers = rowWritersOf(list.rows, scratch.tools);
  if (writers.length === 0) return undefined;
  const { at, text } = reference(list, scene);
  const key = String(list.listed[at]?.id ?? '');
  const writing = writingWith(random.pick(writers), scene);
  const result = writing && soundResult(writing, key, scratch);
  if (!writing || !result) return undefined;
  const { noun } = list.rows.about;
  const node = {
    id: 'change',
    tool: writing.writer.tool,
    arguments: writingArguments(writing, { known: key }),
    purpose: purposeOf(writingWish(writing, `${noun} ${key}`, random).text, ''),
  };
  const run = runGraph([node], scratch);
  return (
    run && {
      at,
      goal: {
        say: `${nextRequest(random)} ${asRequest(writingWish(writing, text, random), random)}`,
        facts: writingFacts(writing, random),
        calls: run.calls,
        communicate: [],
      },
    }
  );
}

/** A question about one of the listed rows that only its record answers. */
function detailOfOne(list: ToldList, scene: Scene): { goal: GraphGoal; at: number } | undefined {
  const { scratch, random } = scene;
  const { at, text } = reference(list, scene);
  const row = list.listed[at] ?? {};
  const read = readOf({ table: list.rows.table, key: String(row.id) }, list.rows.tool, scratch.tools);
  const tool = scratch.tools.find(({ name, world }) => name === read?.tool && world === list.rows.tool.world);
  if (!read || !tool) return undefined;
  const known = Object.entries(read.arguments).map(([name, value]) => [name, { known: value }] as const);
  const purpose = `to look up ${list.names[at] ?? ''}`;
  const run = runGraph([{ id: 'read', tool, arguments: Object.fromEntries(known), purpose }], scratch);
  const value = run?.valueOf({ from: 'read', path: [] });
  const unseen = isObject(value ?? null) ? Object.entries(value as JsonObject).filter(isPlain) : [];
  const fresh = unseen.filter(([name]) => !(name in row) && name !== 'id');
  if (!run || fresh.length === 0) return undefined;
  const [field, told] = random.pick(fresh);
  return {
    at,
    goal: {
      say: `${nextRequest(random)} ${readQuestion({ row: text, field: nameInWords(field) }, random)}`,
      facts: [],
      calls: run.calls,
      communicate: [{ name: `${nameInWords(field)} of ${list.names[at] ?? ''}`, value: told }],
    },
  };
}

const isPlain = ([, value]: [string, Json]): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= 60);

/** A question that what was said before answers: a value once more, or a sum. It takes no call. */
export function recall(
  list: ToldList,
  changed: number | undefined,
  { random }: Scene,
): GraphGoal | undefined {
  const open = list.listed.flatMap((_, at) => (at === changed ? [] : [at]));
  const said = nameInWords(list.field);
  const canAdd = summableFields(list.rows).includes(list.field) && open.length > 1;
  if (open.length === 0) return undefined;
  if (canAdd && random.chance(0.5)) return sumOfTwo(list, random.shuffle(open).slice(0, 2), { random });
  const at = random.pick(open);
  const row = `the ${ordinals[at] ?? 'last'} one`;
  return {
    say: recallQuestion({ row, field: said }, random),
    facts: [],
    calls: [],
    communicate: [
      { name: `${said} of ${list.names[at] ?? ''}`, value: list.listed[at]?.[list.field] ?? null },
    ],
  };
}

function sumOfTwo(list: ToldList, chosen: readonly number[], { random }: Pick<Scene, 'random'>): GraphGoal {
  const [a = 0, b = 1] = chosen.toSorted((one, other) => one - other);
  const value = [a, b].reduce((sum, at) => sum + Number(list.listed[at]?.[list.field]), 0);
  const said = nameInWords(list.field);
  return {
    say: totalQuestion(
      { first: `the ${ordinals[a] ?? ''} one`, second: `the ${ordinals[b] ?? ''} one`, field: said },
      random,
    ),
    facts: [],
    calls: [],
    communicate: [
      {
        name: `total ${said} of ${list.names[a] ?? ''} and ${list.names[b] ?? ''}`,
        value: Math.round(value * 100) / 100,
      },
    ],
  };
}
