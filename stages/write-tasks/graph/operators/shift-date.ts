// shift_date: a day of one row is moved by some days or weeks, so the agent has to read it before it can work out the
// new one.
import type { Random } from '../../../../pipeline/hash.ts';
import { isObject, propertiesOf, requiredOf } from '../../../../pipeline/json/json-schema.ts';
import { snakeCase } from '../../../english.ts';
import { nameInWords } from '../../../values-in-words.ts';
import type { Row } from '../../../worlds/database.ts';
import type { Scratch } from '../../scratch.ts';
import { computations } from '../computations.ts';
import { type DescribedRow, describedRow } from '../found-rows.ts';
import type { Computed } from '../graph.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { type RowList, rowListsOf } from '../row-lists.ts';
import { type RowWriter, rowWritersOf, soundResult } from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';

interface Shift {
  readonly rows: RowList;
  readonly writer: RowWriter;
  /** The field that holds the day. */
  readonly field: string;
  /** The parameter that sets it. */
  readonly into: string;
  readonly days: number;
}

export const shiftDate: Operator = {
  name: 'shift_date',
  summary: 'moves a day by some days or weeks from what it is',
  plan(scene) {
    const { scratch, random } = scene;
    const choices = rowListsOf(scratch).flatMap((rows) =>
      rowWritersOf(rows, scratch.tools).flatMap((writer) => {
        const day = dayOf(rows, writer);
        return day ? [{ rows, writer, ...day }] : [];
      }),
    );
    if (choices.length === 0) return undefined;
    const shift = { ...random.pick(choices), days: random.pick(spans) };
    const admits = (row: Row): boolean => movesDay(shift, row, scratch);
    const target = describedRow(shift.rows, { ...scene, prefix: 'find', admits });
    return target && goalOf(shift, target, scene);
  },
};

/** True if the change works and sets the day of that row: a copy with another day leaves it as it is. */
function movesDay({ rows, writer, field, into, days }: Shift, row: Row, scratch: Scratch): boolean {
  const key = keyOf(row, rows);
  const day = shifted(row[field], days);
  if (day === undefined) return false;
  const { changes = [] } = soundResult({ writer, said: { [into]: day } }, key, scratch) ?? {};
  return changes.some(
    ({ table, key: changed, after }) =>
      table === rows.table && changed === key && isObject(after) && after[field] === day,
  );
}

const keyOf = (row: Row, { about }: RowList): string => String(row[about.key]);

const shifted = (day: Row[string] | undefined, days: number): string | undefined => {
  const moved = typeof day === 'string' ? computations.days_after?.([day, days], undefined) : undefined;
  return typeof moved === 'string' ? moved : undefined;
};

/** In days. Whole weeks are said in weeks. */
const spans = [2, 3, 4, 5, 7, 7, 10, 14, 14, 21, 28, -2, -3, -7];

/** A day that a change can set alone, and the rows show, with the parameter for it. */
function dayOf(rows: RowList, { tool, keyed }: RowWriter): Pick<Shift, 'field' | 'into'> | undefined {
  const required = requiredOf(tool.inputSchema).filter((name) => name !== keyed);
  const [into] =
    propertiesOf(tool.inputSchema).find(
      ([name, { format }]) =>
        format === 'date' &&
        required.every((other) => other === name) &&
        rows.fields.some(([field]) => field === snakeCase(name)),
    ) ?? [];
  return into === undefined ? undefined : { into, field: snakeCase(into) };
}

function goalOf(
  { rows, writer, field, into, days }: Shift,
  target: DescribedRow,
  { scratch, random }: Scene,
): GraphGoal | undefined {
  const day = nameInWords(field);
  const moved: Computed = { compute: 'days_after', of: [target.field(field), { known: days }] };
  const span = spanInWords(days);
  const run = runGraph(
    [
      ...target.nodes,
      {
        id: 'write',
        tool: writer.tool,
        arguments: { [writer.keyed]: { known: target.key }, [into]: moved },
        purpose: `to set the ${day} of ${target.subject} to a day ${span} ${days > 0 ? 'later' : 'earlier'}`,
      },
    ],
    scratch,
  );
  const value = run?.valueOf(moved);
  if (!run || value === undefined) return undefined;
  return {
    say: withReason('tidy', requestFor({ day, target: target.text, span, days }, random), random),
    facts: [
      { name: rows.about.noun, value: target.text, text: `It's ${target.text}.`, disclosed: 'opening' },
      {
        name: 'shift',
        value: Math.abs(days % 7 === 0 ? days / 7 : days),
        text: `By ${span}.`,
        disclosed: 'opening',
      },
    ],
    calls: run.calls,
    communicate: [{ name: `${day} of ${target.subject}`, value }],
  };
}

function spanInWords(days: number): string {
  const count = Math.abs(days);
  if (count % 7 !== 0) return `${count} days`;
  return count === 7 ? '1 week' : `${count / 7} weeks`;
}

const later = [
  'Please push the {day} of {target} back by {span}. Which day does that make it?',
  'Can you move the {day} of {target} to {span} later than it is now? Tell me the new one.',
  'The {day} of {target} has to be {span} later. Please change it and tell me the new day.',
  'Please give {target} {span} more: the {day} moves back by that much. What is it then?',
  'I need the {day} of {target} postponed by {span}. What does that come to?',
  'Could you add {span} to the {day} of {target}, and let me know the result?',
];
const earlier = [
  'Please bring the {day} of {target} forward by {span}. Which day does that make it?',
  'Can you move the {day} of {target} to {span} earlier than it is now? Tell me the new one.',
  'The {day} of {target} has to be {span} earlier. Please change it and tell me the new day.',
  'I need the {day} of {target} {span} sooner. What does that come to?',
];

interface Said {
  readonly day: string;
  readonly target: string;
  readonly span: string;
  readonly days: number;
}

const requestFor = ({ days, ...said }: Said, random: Random): string =>
  random
    .pick(days > 0 ? later : earlier)
    .replaceAll(/\{(day|target|span)\}/g, (_, slot: 'day' | 'target' | 'span') => said[slot]);
