// aggregate: a figure over all rows of a search, however many pages that takes.
import type { Random } from '../../../../pipeline/hash.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { summableFields } from '../fields.ts';
import type { Computed } from '../graph.ts';
import type { Operator, ToldFact } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { filterFacts, rowListFor, searchNode, selectionInWords, selectionOf } from '../row-lists.ts';
import { runGraph } from '../run-graph.ts';

export const aggregate: Operator = {
  name: 'aggregate',
  summary: 'adds up or averages a field over all rows of a search',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(scene, (each) => summableFields(each).length > 0);
    if (!rows) return undefined;
    const selection = selectionOf(rows, random.pick(sizes), scene);
    if (!selection) return undefined;
    const run = runGraph([searchNode('search', selection, random)], scratch);
    const by = random.pick(summableFields(rows));
    const { compute, word } = random.pick(figures);
    const figure = { compute, word: word === 'total' && /^total\b/.test(by) ? 'combined' : word };
    const listed = { from: 'search', path: [rows.list] };
    const computed: Computed = { compute: figure.compute, of: [listed], by };
    const value = run?.valueOf(computed);
    if (!run || value === undefined || value === 0) return undefined;
    const which = selectionInWords(selection, random);
    const field = nameInWords(by);
    const count: ToldFact = {
      name: `number of ${rows.about.plural}`,
      value: selection.total,
      computedFrom: run.callsOf('search'),
    };
    const total: ToldFact = {
      name: `${figure.word} ${field} of the ${rows.about.plural}`,
      value,
      computedFrom: run.callsOf('search'),
    };
    return {
      say: withReason('report', requestFor({ figure: figure.word, field, which }, random), random),
      facts: filterFacts(selection, random),
      calls: run.calls,
      communicate: [total, count],
    };
  },
};

/** Rows to take together: on one page, or on up to 15. */
const sizes = [
  { least: 4, most: 20 },
  { least: 11, most: 60 },
  { least: 31, most: 150 },
] as const;

const figures = [
  { compute: 'sum', word: 'total' },
  { compute: 'sum', word: 'total' },
  { compute: 'mean', word: 'average' },
] as const;

const frames = [
  'What is the {figure} {field} of our {which}? And how many are there?',
  'How many {which} do we have, and what is their {figure} {field}?',
  'Could you work out the {figure} {field} of the {which}, and tell me how many there are?',
  'I need the {figure} {field} of all {which}, along with their number.',
  'Please give me the {figure} {field} across all {which}, and the number of them.',
  'Take all {which} together: how many are there, and what is the {figure} {field}?',
  'Can you tell me the number of {which} and their {figure} {field}?',
  "I'd like to know how many {which} we have and what their {figure} {field} is.",
  'For the {which}, what is the {figure} {field}? I also need to know how many there are.',
  'Could you count the {which} and tell me their {figure} {field}?',
  'Please look at all {which}. How many are there, and what is the {figure} {field}?',
  'What does the {figure} {field} of the {which} come to, and how many of them are there?',
];

function requestFor(
  { figure, field, which }: { figure: string; field: string; which: string },
  random: Random,
): string {
  return random
    .pick(frames)
    .replace('{figure}', figure)
    .replace('{field}', () => field)
    .replace('{which}', () => which);
}
