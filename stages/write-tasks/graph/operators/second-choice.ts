// second_choice: a rule refuses what the user wants first, and what the user wants in that case is done: the same
// for another record, or something else for the same one.
import { declines } from '../../../claims.ts';
import { codesIn } from '../../../evidence.ts';
import { reasonFrom } from '../../../simulate/answers/refusals.ts';
import { errorIn } from '../../../simulate/position.ts';
import { purposeOf } from '../../purpose.ts';
import { isRuleRefusal } from '../../rule-refusals.ts';
import type { Scratch } from '../../scratch.ts';
import { type DescribedRow, describedRow } from '../found-rows.ts';
import type { Graph, Node } from '../graph.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { rowListFor } from '../row-lists.ts';
import {
  rowUsersOf,
  soundResult,
  type Writing,
  writingArguments,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';
import { otherRequest, sameForOther } from '../second-choices.ts';

export const secondChoice: Operator = {
  name: 'second_choice',
  summary: 'does what the user wants instead when a rule refuses the first choice',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(scene, (each) => rowUsersOf(each, scratch.tools).length > 0);
    if (!rows) return undefined;
    const users = rowUsersOf(rows, scratch.tools);
    const first = writingWith(random.pick(users), scene);
    const row =
      first &&
      describedRow(rows, {
        ...scene,
        prefix: 'find',
        admits: (each) => isRefused(first, String(each[rows.about.key]), scratch),
      });
    if (!row) return undefined;
    const others = users.filter(({ tool }) => tool.name !== first.writer.tool.name);
    const second =
      others.length > 0 && random.chance(0.5) ? writingWith(random.pick(others), scene) : undefined;
    return second ? otherForSame({ row, first, second }, scene) : otherRow({ row, first }, scene);
  },
};

/** Whether a rule refuses the change, for a reason that can be passed on in plain words, without IDs. */
function isRefused({ writer: { tool, keyed }, said }: Writing, key: string, { probe }: Scratch): boolean {
  const result = probe(tool, { ...said, [keyed]: key });
  const error = errorIn(result.value);
  if (!isRuleRefusal(result) || error === undefined) return false;
  const reason = reasonFrom(error.message);
  return !declines(reason) && codesIn(reason).length === 0;
}

interface FirstChoice {
  readonly row: DescribedRow;
  readonly first: Writing;
}

/** The same change for another record. */
function otherRow({ row, first }: FirstChoice, scene: Scene): GraphGoal | undefined {
  const { scratch, random } = scene;
  const { rows } = row;
  const other = describedRow(rows, {
    ...scene,
    prefix: 'instead',
    admits: (each) => isPossible(first, String(each[rows.about.key]), scratch),
  });
  if (!other || other.subject === row.subject) return undefined;
  const graph = [...attempt({ row, first }, random), ...other.nodes, change(first, other, random)];
  return goalOf({
    run: runGraph(graph, scratch),
    say: withReason('tidy', sameForOther(writingWish(first, row.text, random), other.text, random), random),
    facts: [rowFact(row), rowFact(other), ...writingFacts(first, random)],
  });
}

/** Something else for the same record. */
function otherForSame(
  { row, first, second }: FirstChoice & { second: Writing },
  { scratch, random }: Scene,
): GraphGoal | undefined {
  const say = otherRequest(writingWish(first, row.text, random), writingWish(second, 'it', random), random);
  if (say === undefined || !isPossible(second, row.key, scratch)) return undefined;
  const graph = [...attempt({ row, first }, random), change(second, row, random)];
  return goalOf({
    run: runGraph(graph, scratch),
    say: withReason('tidy', say, random),
    facts: [rowFact(row), ...writingFacts(first, random), ...writingFacts(second, random)],
  });
}

const isPossible = (writing: Writing, key: string, scratch: Scratch): boolean => {
  const result = soundResult(writing, key, scratch);
  return result !== undefined && !scratch.needsConsent(writing.writer.tool, result);
};

const change = (writing: Writing, row: DescribedRow, random: Scene['random']): Node => ({
  id: `change-${row.key}`,
  tool: writing.writer.tool,
  arguments: writingArguments(writing, { known: row.key }),
  purpose: purposeOf(writingWish(writing, row.subject, random).text, ''),
});

const attempt = ({ row, first }: FirstChoice, random: Scene['random']): Graph => [
  ...row.nodes,
  { ...change(first, row, random), id: 'attempt', refused: true },
];

const rowFact = ({ rows, text }: DescribedRow): GraphGoal['facts'][number] => ({
  name: rows.about.noun,
  value: text,
  text: `It's ${text}.`,
  disclosed: 'opening',
});

const goalOf = ({
  run,
  say,
  facts,
}: Pick<GraphGoal, 'say' | 'facts'> & { run: ReturnType<typeof runGraph> }): GraphGoal | undefined =>
  run && { say, facts, calls: run.calls, communicate: [] };
