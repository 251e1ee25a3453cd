// wrong_state: the record is not in the state that the change starts from, and reading it shows that.
import { fieldWords, orList } from '../../../english.ts';
import { errorIn } from '../../../simulate/position.ts';
import { nameInWords, valueInWords } from '../../../values-in-words.ts';
import { asRequest } from '../../request.ts';
import type { Scratch } from '../../scratch.ts';
import { describedRow } from '../found-rows.ts';
import { withReason } from '../reasons.ts';
import { rowListsOf } from '../row-lists.ts';
import { rowWritersOf, type Writing, writingFacts, writingWish, writingWith } from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';
import type { Obstacle } from './obstacle.ts';

export const wrongState: Obstacle = {
  name: 'wrong_state',
  plan(scene) {
    const { scratch, random } = scene;
    const pairs = rowListsOf(scratch).flatMap((rows) =>
      rowWritersOf(rows, scratch.tools)
        .filter(({ tool }) => tool.operation === 'transition')
        .map((writer) => ({ rows, writer })),
    );
    if (pairs.length === 0) return undefined;
    const { rows, writer } = random.pick(pairs);
    const writing = writingWith(writer, scene);
    const row =
      writing &&
      describedRow(rows, {
        ...scene,
        prefix: 'find',
        admits: (each) => stateWanted(writing, String(each[rows.about.key]), scratch) !== undefined,
      });
    const wanted = row && stateWanted(writing, row.key, scratch);
    const run = row && runGraph(row.nodes, scratch);
    if (!wanted || !run) return undefined;
    const state = run.valueOf(row.field(wanted.field));
    if (typeof state !== 'string') return undefined;
    const words = nameInWords(wanted.field);
    return {
      say: withReason('tidy', asRequest(writingWish(writing, row.text, random), random), random),
      facts: [
        { name: rows.about.noun, value: row.text, text: `It's ${row.text}.`, disclosed: 'opening' },
        ...writingFacts(writing, random),
      ],
      calls: run.calls,
      communicate: [
        {
          name: `${words} of ${row.subject}`,
          value: state,
          computedFrom: row.nodes.flatMap(({ id }) => run.callsOf(id)),
        },
      ],
      obstacle: random
        .pick(sentences)
        .replaceAll('{field}', () => words)
        .replace('{row}', () => row.subject)
        .replace('{state}', () => valueInWords(state))
        .replace('{states}', () => orList(wanted.states.map(fieldWords))),
    };
  },
};

/** The field that must have one of these states, if a rule refuses the change for that reason. */
function stateWanted(
  { writer: { tool, keyed }, said }: Writing,
  key: string,
  { probe }: Scratch,
): { field: string; states: string[] } | undefined {
  const { ok, value } = probe(tool, { ...said, [keyed]: key });
  const message = ok ? '' : (errorIn(value)?.message ?? '');
  const [, field, states] = /: its (\S+) must be (.+?)\.?$/.exec(message) ?? [];
  return field === undefined || states === undefined ? undefined : { field, states: states.split(' or ') };
}

const sentences = [
  'The {field} of {row} is {state}, and that only works while it is {states}.',
  'The {field} of {row} is {state}, and it would have to be {states} for that.',
  'For this, the {field} of {row} would have to be {states}, but it is {state}.',
  'According to the record, the {field} of {row} is {state}; only {states} would allow it.',
  'The record shows that the {field} of {row} is {state}, and the change requires {states}.',
  'At the moment, the {field} of {row} is {state}. It has to be {states} before this can be done.',
  'What stands in the way is the {field} of {row}: it is {state} instead of {states}.',
  'I looked it up: the {field} of {row} is {state}, so it is not {states}, as this would require.',
  "It's the {field} of {row} that rules this out. It is {state}, and only {states} would do.",
  'The reason is the {field} of {row}, which is {state}. This is only done while it is {states}.',
  'The {field} of {row} has to be {states} for this step, and the record says {state}.',
  'Since the {field} of {row} is {state} and not {states}, this step is closed.',
];
