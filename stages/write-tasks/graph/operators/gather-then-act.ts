// gather_then_act: records that are read side by side, and then a change of the one that comes out ahead, or a
// look at what belongs to it.
import type { Random } from '../../../../pipeline/hash.ts';
import { andList, orList, snakeCase } from '../../../english.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { purposeOf } from '../../purpose.ts';
import { asRequest, inOrder } from '../../request.ts';
import { comparableFields, drawExtreme, type Extreme, extremeInWords } from '../fields.ts';
import { type DescribedRow, describedRow } from '../found-rows.ts';
import type { Computed } from '../graph.ts';
import type { GraphGoal, Operator, Scene, ToldFact } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { type RowList, rowListFor } from '../row-lists.ts';
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
import { sideBySide } from '../side-by-side.ts';

export const gatherThenAct: Operator = {
  name: 'gather_then_act',
  summary: 'reads several records side by side and acts on the one that comes out ahead',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(
      scene,
      (each) => comparableFields(each).length > 0 && rowUsersOf(each, scratch.tools).length > 0,
    );
    if (!rows) return undefined;
    const writing = writingWith(random.pick(rowUsersOf(rows, scratch.tools)), scene);
    const said = new Set(Object.keys(writing?.said ?? {}).map(snakeCase));
    const fields = comparableFields(rows).filter((name) => !said.has(snakeCase(name)));
    if (!writing || fields.length === 0) return undefined;
    const by = random.pick(fields);
    const candidates = candidatesOf({ rows, writing, by }, scene);
    return candidates && goalOf({ candidates, writing, by, extreme: drawExtreme(random) }, scene);
  },
};

/** Two or three rows that differ in the field, each of which the change would work for. */
function candidatesOf(
  { rows, writing, by }: { rows: RowList; writing: Writing; by: string },
  scene: Scene,
): DescribedRow[] | undefined {
  const wanted = scene.random.pick([2, 2, 3]);
  const found: DescribedRow[] = [];
  for (let number = 0; number < wanted; number += 1) {
    const row = describedRow(rows, {
      ...scene,
      prefix: `find-${number}`,
      admits: (each) => {
        const key = String(each[rows.about.key]);
        const isNew = found.every((other) => other.key !== key);
        return (
          isNew && each[snakeCase(by)] !== null && soundResult(writing, key, scene.scratch) !== undefined
        );
      },
    });
    if (!row || found.some(({ subject }) => subject === row.subject)) return undefined;
    found.push(row);
  }
  return found;
}

interface Gathered {
  readonly candidates: readonly DescribedRow[];
  readonly writing: Writing;
  readonly by: string;
  readonly extreme: Extreme;
}

function goalOf(gathered: Gathered, { scratch, random }: Scene): GraphGoal | undefined {
  const { candidates, writing, by, extreme } = gathered;
  const [first] = candidates;
  if (!first) return undefined;
  const rowOf = ({ field }: DescribedRow): Computed => ({ ...field(by), path: [] });
  const choice: Computed = { compute: extreme, of: [{ compute: 'list', of: candidates.map(rowOf) }], by };
  const reads = sideBySide(candidates.map(({ nodes }) => nodes));
  const key = runGraph(reads, scratch)?.valueOf({ ...choice, path: ['id'] });
  const chosen = candidates.find((each) => each.key === key);
  if (!chosen) return undefined;
  const run = runGraph(
    [
      ...reads,
      {
        id: 'change',
        tool: writing.writer.tool,
        arguments: writingArguments(writing, { ...choice, path: ['id'] }),
        purpose: purposeOf(writingWish(writing, chosen.subject, random).text, ''),
      },
    ],
    scratch,
  );
  const values = candidates.map((row) => run?.valueOf(row.field(by)));
  if (!run || !values.every((value) => typeof value === 'string' || typeof value === 'number'))
    return undefined;
  return {
    say: withReason('tidy', requestFor(gathered, random), random),
    facts: [
      ...candidates.map(({ rows, text }) => ({
        name: rows.about.noun,
        value: text,
        text: `It's ${text}.`,
        disclosed: 'opening' as const,
      })),
      ...writingFacts(writing, random),
    ],
    calls: run.calls,
    communicate: candidates.map((row): ToldFact => {
      const value = run.valueOf(row.field(by)) ?? null;
      return {
        name: `${nameInWords(by)} of ${row.subject}`,
        value,
        computedFrom: row.nodes.flatMap(({ id }) => run.callsOf(id)),
      };
    }),
  };
}

const questions = [
  'Which has the {superlative}: {options}?',
  'Of {rows}, which one has the {superlative}?',
  'Between {rows}, which one has the {superlative}?',
  'Could you compare {rows} and tell me which has the {superlative}?',
  'Please look up {rows} and find out which one has the {superlative}.',
  "I can't decide between {rows}. Which has the {superlative}?",
  'Can you check which one has the {superlative}, {options}?',
  'Take {rows}. Which of them has the {superlative}?',
  "I'm choosing between {rows}, and the {superlative} decides. Which one is it?",
  'Look at {rows} for me, please. Which one has the {superlative}?',
  'Have a look at {rows}. I want the one with the {superlative}.',
  "We're going back and forth between {rows}. Which one has the {superlative}?",
  'It comes down to {options}. Which has the {superlative}?',
];

const tells = [
  'Please tell me the {field} of each.',
  'I need the {field} of each of them, too.',
  "And what's the {field} in each case?",
  'Give me the {field} of each so that I can explain it.',
  "I'd like to see the {field} of each as well.",
  'Tell me how they compare: I need the {field} of each.',
  'Include the {field} of each, please.',
  'For my notes, what is the {field} of each?',
  'The others will ask, so give me the {field} of each.',
  'Let me know the {field} of each, not just of the one you picked.',
  'Write back with the {field} of each.',
  'While you are at it, what is the {field} of each?',
];

function requestFor({ candidates, writing, by, extreme }: Gathered, random: Random): string {
  const texts = candidates.map(({ text }) => text);
  const rows = candidates[0]?.rows;
  const question = random
    .pick(questions)
    .replace('{superlative}', () => (rows ? extremeInWords(rows, by, extreme) : ''))
    .replace('{options}', () => orList(texts))
    .replace('{rows}', () => andList(texts));
  const request = asRequest(writingWish(writing, 'that one', random), random);
  const tell = random.pick(tells).replace('{field}', () => nameInWords(by));
  return `${inOrder(question, request, random)} ${tell}`;
}
