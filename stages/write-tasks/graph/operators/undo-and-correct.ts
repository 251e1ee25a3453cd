// undo_and_correct: a change of the wrong record, which the user notices. The old value goes back, and the record
// that was meant gets the change. It takes two turns of the user.
import type { Random } from '../../../../pipeline/hash.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { purposeOf } from '../../purpose.ts';
import { asRequest } from '../../request.ts';
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

export const undoAndCorrect: Operator = {
  name: 'undo_and_correct',
  summary: 'takes a change of the wrong record back and makes it for the right one',
  plan: planCorrection,
};

/** Both goals, in order. */
function planCorrection(scene: Scene): GraphGoal[] | undefined {
  const { scratch, random } = scene;
  const pairs = rowListsOf(scratch).flatMap((rows) =>
    rowWritersOf(rows, scratch.tools)
      .filter(({ tool }) => tool.operation === 'update')
      .map((writer) => ({ rows, writer })),
  );
  if (pairs.length === 0) return undefined;
  const { rows, writer } = random.pick(pairs);
  const writing = writingWith(writer, scene);
  const [field, ...others] = Object.keys(writing?.said ?? {});
  if (!writing || field === undefined || others.length > 0 || !shows(rows, field)) return undefined;
  const wrong = changeable(writing, { rows, field, prefix: 'wrong' }, scene);
  const right = wrong && changeable(writing, { rows, field, prefix: 'right', not: wrong.key }, scene);
  if (!wrong || !right) return undefined;
  const first = firstGoal(writing, wrong, scene);
  const second = first && secondGoal({ writing, wrong, right, field, old: first.old }, scene);
  return first && second ? [first.goal, second] : undefined;
}

const shows = ({ fields }: RowList, field: string): boolean => fields.some(([name]) => name === field);

function changeable(
  writing: Writing,
  { rows, field, prefix, not }: { rows: RowList; field: string; prefix: string; not?: string },
  scene: Scene,
): DescribedRow | undefined {
  return describedRow(rows, {
    ...scene,
    prefix,
    admits: (row) => {
      const key = String(row[rows.about.key]);
      const result = key === not ? undefined : soundResult(writing, key, scene.scratch);
      return (
        result !== undefined &&
        row[field] !== null &&
        !scene.scratch.needsConsent(writing.writer.tool, result)
      );
    },
  });
}

function firstGoal(writing: Writing, row: DescribedRow, { scratch, random }: Scene) {
  const [field = ''] = Object.keys(writing.said);
  const run = runGraph([...row.nodes, changeNode(writing, row, random)], scratch);
  const old = run?.valueOf(row.field(field));
  if (!run || (typeof old !== 'string' && typeof old !== 'number') || old === writing.said[field])
    return undefined;
  const goal: GraphGoal = {
    say: withReason('tidy', asRequest(writingWish(writing, row.text, random), random), random),
    facts: [rowFact(row), ...writingFacts(writing, random)],
    calls: run.calls,
    communicate: [],
  };
  return { goal, old };
}

const rowFact = ({ rows, text }: DescribedRow) => ({
  name: rows.about.noun,
  value: text,
  text: `It's ${text}.`,
  disclosed: 'opening' as const,
});

const changeNode = (writing: Writing, row: DescribedRow, random: Random) => ({
  id: `change-${row.key}`,
  tool: writing.writer.tool,
  arguments: writingArguments(writing, { known: row.key }),
  purpose: purposeOf(writingWish(writing, row.subject, random).text, ''),
});

interface Correction {
  readonly writing: Writing;
  readonly wrong: DescribedRow;
  readonly right: DescribedRow;
  readonly field: string;
  /** The value that the wrong row had. */
  readonly old: string | number;
}

function secondGoal(
  { writing, wrong, right, field, old }: Correction,
  { scratch, random }: Scene,
): GraphGoal | undefined {
  const writer: RowWriter = writing.writer;
  const back: Writing = { writer, said: { [field]: old } };
  const run = runGraph(
    [changeNode(back, wrong, random), ...right.nodes, changeNode(writing, right, random)],
    scratch,
  );
  if (!run) return undefined;
  const say = random
    .pick(corrections)
    .replace('{right}', () => right.text)
    .replaceAll('{field}', () => nameInWords(field));
  return { say, facts: [rowFact(right)], calls: run.calls, communicate: [] };
}

const corrections: readonly string[] = [
  'Oh no, I mixed them up. I meant {right}. Please put the {field} of the first one back to what it ' +
    'was, and make that change there instead.',
  'Sorry, that was the wrong one. It should have been {right}. Can you undo it for the one you just ' +
    'changed and do the same for the right one?',
  'Wait, I made a mistake: this was meant for {right}. Please restore the old {field} of the other one ' +
    'and change this one instead.',
  'My fault, I gave you the wrong one. Set its {field} back to the old value, please, and make the same ' +
    'change for {right}.',
  "I'm sorry, I was looking at the wrong line. Please reverse that, so that the {field} is as before, " +
    'and do it for {right} instead.',
  'Hold on. That should have gone to {right}. Could you give the first one its previous {field} back ' +
    'and then change the right one the same way?',
  'Hmm, I just noticed that I named the wrong one. Please change the {field} back to what it was. The ' +
    'same change should be made for {right}.',
  'Actually, it was {right} that I meant. Please take the change back, so that the old {field} is there ' +
    'again, and make it for that one.',
  'Sorry to be a nuisance, but that was not the one. Put the previous {field} back, and then do the ' +
    'same thing for {right}.',
  'I should have said {right}. Can you correct that? The first one needs its old {field} again, and ' +
    'this one gets the new value.',
  'Oops, wrong one. The old {field} has to go back in, please, and the new one belongs to {right}.',
  'I got that wrong, sorry. Please make it the way it was before, with the old {field}, and apply the ' +
    'same change to {right}.',
];
