// tell_siblings_apart: a change of a record for which two tools would work. What the user wants to come of it, or
// does not want to happen, tells which one is right.
import type { Random } from '../../../../pipeline/hash.ts';
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { ToolResult } from '../../../../schemas/trajectory.ts';
import { nameInWords, valueInWords } from '../../../values-in-words.ts';
import { detailSentences } from '../../details.ts';
import type { Prospect } from '../../kinds/prospect.ts';
import { purposeOf } from '../../purpose.ts';
import { asRequest, isQuestion } from '../../request.ts';
import { type DescribedRow, describedRow } from '../found-rows.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { type RowList, rowListsOf } from '../row-lists.ts';
import {
  type RowWriter,
  rowWritersOf,
  soundResult,
  type Writing,
  writingArguments,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';

export const tellSiblingsApart: Operator = {
  name: 'tell_siblings_apart',
  summary: 'makes a change with the right one of two tools that would both work',
  plan(scene) {
    const { scratch, random } = scene;
    const choices = siblingPairs(scratch);
    if (choices.length === 0) return undefined;
    const { rows, pair } = random.pick(choices);
    const [right, wrong] = pair.map((writer) => writingWith(writer, scene));
    if (!right || !wrong) return undefined;
    const row = describedRow(rows, {
      ...scene,
      prefix: 'find',
      admits: (each) => areApart({ right, wrong }, String(each[rows.about.key]), scene),
    });
    return row && goalOf({ rows, row, right, wrong }, scene);
  },
};

/** The pairs of tools that are easily taken for one another, with a search for the records that both change. */
export const siblingPairs = (within: Pick<Prospect, 'tools' | 'databaseOf'>) =>
  rowListsOf(within).flatMap((rows) =>
    siblingsIn(rowWritersOf(rows, within.tools)).map((pair) => ({ rows, pair })),
  );

/** Operations that are easily taken for one another: they move a record on, or they correct it. */
const alike: readonly (readonly string[])[] = [
  [
    'transition',
    'undo',
    'remove',
    'accept_quote',
    'approve_step',
    'reject_step',
    'escalate_approval',
    'fulfill_reservation',
    'complete_service',
  ],
  ['update', 'adjust', 'reassign', 'revise_quote', 'change_tariff', 'set_opt_out', 'triage'],
];

/** Every two writers that are alike, both ways round. */
const siblingsIn = (writers: readonly RowWriter[]): (readonly [RowWriter, RowWriter])[] =>
  writers.flatMap((one) =>
    writers.flatMap((other): (readonly [RowWriter, RowWriter])[] =>
      one !== other &&
      alike.some((sort) => sort.includes(one.tool.operation) && sort.includes(other.tool.operation))
        ? [[one, other]]
        : [],
    ),
  );

/** Whether both calls work and come to different things. */
function areApart(
  { right, wrong }: Pick<Siblings, 'right' | 'wrong'>,
  key: string,
  { scratch }: Scene,
): boolean {
  const [done, missed] = [soundResult(right, key, scratch), soundResult(wrong, key, scratch)];
  return (
    done !== undefined &&
    missed !== undefined &&
    JSON.stringify(done.changes) !== JSON.stringify(missed.changes) &&
    !scratch.needsConsent(right.writer.tool, done)
  );
}

interface Siblings {
  readonly rows: RowList;
  readonly row: DescribedRow;
  readonly right: Writing;
  readonly wrong: Writing;
}

function goalOf(siblings: Siblings, { scratch, random }: Scene): GraphGoal | undefined {
  const { row, right, wrong } = siblings;
  const [done, missed] = [soundResult(right, row.key, scratch), soundResult(wrong, row.key, scratch)];
  const say = done && missed && requestFor(siblings, { done, missed }, random);
  const purpose = purposeOf(writingWish(right, row.subject, random).text, '');
  const run = runGraph(
    [
      ...row.nodes,
      {
        id: 'change',
        tool: right.writer.tool,
        arguments: writingArguments(right, { known: row.key }),
        purpose,
      },
    ],
    scratch,
  );
  if (!run || say === undefined) return undefined;
  const instead = purposeOf(writingWish(wrong, row.subject, random).text, '').replace(/^to /, '');
  return {
    say: withReason('tidy', say, random),
    facts: [
      { name: row.rows.about.noun, value: row.text, text: `It's ${row.text}.`, disclosed: 'opening' },
      ...writingFacts(right, random),
    ],
    calls: run.calls,
    communicate: [],
    nearMiss: {
      tool: wrong.writer.tool.name,
      arguments: { ...wrong.said, [wrong.writer.keyed]: row.key },
      about: `It would ${instead}.`,
    },
  };
}

interface Results {
  readonly done: ToolResult;
  readonly missed: ToolResult;
}

/** By the state that is wanted where there is one, or by what is not wanted. */
function requestFor(
  { row, right, wrong }: Siblings,
  { done, missed }: Results,
  random: Random,
): string | undefined {
  const [wanted, unwanted] = [stateAfter(done, row), stateAfter(missed, row)];
  const isMove = right.writer.tool.operation === 'transition' && wanted !== undefined;
  if (isMove && random.chance(0.7)) {
    const details = detailSentences({ text: '', effect: 'write', details: detailsOf(right) }, random);
    const frame = random.pick(unwanted && unwanted.value !== wanted.value ? contrasts : outcomes);
    const said = frame
      .replace('{row}', () => row.text)
      .replace('{field}', () => nameInWords(wanted.field))
      .replace('{state}', () => valueInWords(wanted.value))
      .replace('{other}', () => valueInWords(unwanted?.value ?? ''));
    return [said, ...details].join(' ');
  }
  const avoided = writingWish(wrong, 'it', random);
  if (isQuestion(avoided.text) || /^(?:i|we|there) /i.test(avoided.text)) return undefined;
  const warning = random.pick(warnings).replace('{avoided}', () => avoided.text);
  return `${asRequest(writingWish(right, row.text, random), random)} ${warning}`;
}

const detailsOf = ({ said }: Writing) => Object.entries(said).map(([name, value]) => ({ name, value }));

/** The choice of the row that a call changes: its status, for most. */
function stateAfter(
  { changes }: ToolResult,
  { rows, key }: DescribedRow,
): { field: string; value: string } | undefined {
  const change = changes.find((each) => each.table === rows.table && each.key === key);
  if (!change || !isObject(change.before) || !isObject(change.after)) return undefined;
  const { before, after } = change;
  for (const [field, schema] of rows.fields) {
    const value = after[field];
    const isChoice = Array.isArray(schema.enum) && !/^previous/.test(field);
    if (isChoice && typeof value === 'string' && value !== before[field]) return { field, value };
  }
  return undefined;
}

const outcomes = [
  'Please see to it that {row} gets the {field} {state}.',
  'When you are done, the {field} of {row} should be {state}.',
  'I want {row} to show {state} as its {field}.',
  'Could you bring {row} to the {field} {state}?',
  '{row} should have the {field} {state} from now on.',
  'What I want in the end is {row} with the {field} {state}.',
  'Make it so that {row} is {state}, please.',
  'For {row}, the next {field} is {state}. Can you take care of it?',
  'It is time for {row} to be {state}.',
  'I need {row} to be {state}.',
  'Can you get {row} to be {state}?',
  'The {field} of {row} has to become {state}, and nothing else about it should change.',
];

const contrasts = [
  'Please see to it that {row} gets the {field} {state}, not {other}.',
  'When you are done, the {field} of {row} should be {state}. It must not say {other}.',
  'I want {row} to show {state} as its {field}, and certainly not {other}.',
  'Could you bring {row} to the {field} {state}? I do not mean {other}.',
  '{row} should have the {field} {state} from now on; {other} would be wrong.',
  'What I want in the end is {row} with the {field} {state} rather than {other}.',
  'Make it so that {row} is {state}, please. Last time it ended up {other}, which is not what I meant.',
  'For {row}, the next {field} is {state}, not {other}. Can you take care of it?',
  'It is time for {row} to be {state}. Please do not mix that up with {other}.',
  'I need {row} to be {state} instead of {other}.',
  'Can you get {row} to be {state}? Somebody suggested {other}, but that is not what we want.',
  'The {field} of {row} has to become {state}. I know {other} sounds similar, but it is a different thing.',
];

const warnings = [
  "I don't want you to {avoided}.",
  "Please don't {avoided}, though.",
  'To be clear, I do not want you to {avoided}.',
  'Do not {avoided}; that would be something else.',
  'Just that, please, and do not {avoided}.',
  "It's easy to confuse, so once more: do not {avoided}.",
  'You might think that I want you to {avoided}, but I do not.',
  'My colleague wanted you to {avoided}, but we agreed on this instead.',
  'I thought about asking you to {avoided}, but this is the better way.',
  'Last time somebody misread this, so please do not {avoided}.',
  'It would be wrong to {avoided}.',
  'There were plans to {avoided}; those are off.',
];
