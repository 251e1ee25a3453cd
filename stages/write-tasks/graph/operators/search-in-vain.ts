// search_in_vain: a search that finds nothing. The user hears that, and gets what a wider search finds where they
// have said which one.
import type { Random } from '../../../../pipeline/hash.ts';
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { emptySelection } from '../empty-selections.ts';
import { comparableFields, drawExtreme, type Extreme, extremeInWords, labelField } from '../fields.ts';
import type { GraphGoal, Operator, Scene, ToldFact } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import {
  columnOf,
  filterFacts,
  rowListFor,
  type Selection,
  searchNode,
  selectionInWords,
} from '../row-lists.ts';
import { runGraph } from '../run-graph.ts';

export const searchInVain: Operator = {
  name: 'search_in_vain',
  summary: 'finds nothing, says so, and searches more widely where the user wants that',
  plan(scene) {
    const { random } = scene;
    const rows = rowListFor(scene);
    if (!rows) return undefined;
    const empty = emptySelection(rows, scene);
    if (!empty) return undefined;
    const used = Object.keys(empty.selection.filters).map(columnOf);
    const fields = comparableFields(rows).filter((name) => !used.includes(columnOf(name)));
    const by = fields.length > 0 && random.chance(0.9) ? random.pick(fields) : undefined;
    return goalOf({ ...empty, by, extreme: drawExtreme(random) }, scene);
  },
};

interface Vain {
  readonly selection: Selection;
  readonly wider: Selection;
  /** What singles out a row of the wider search; without it, the first answer is all. */
  readonly by: string | undefined;
  readonly extreme: Extreme;
}

function goalOf(vain: Vain, { scratch, random }: Scene): GraphGoal | undefined {
  const { selection, wider, by, extreme } = vain;
  const { rows } = selection;
  const which = selectionInWords(selection, random);
  const others = selectionInWords(wider, random);
  const run = runGraph(
    [searchNode('search', selection, random), ...(by ? [searchNode('wider', wider, random)] : [])],
    scratch,
  );
  if (!run) return undefined;
  const none: ToldFact = { name: `number of ${which}`, value: 0, computedFrom: run.callsOf('search') };
  const question = random.pick(questions).replace('{rows}', () => which);
  const facts = filterFacts(selection, random);
  if (!by)
    return { say: withReason('report', question, random), facts, calls: run.calls, communicate: [none] };
  const listed = { from: 'wider', path: [rows.list] };
  const chosen = run.valueOf({ compute: extreme, of: [listed], by }) ?? null;
  const name = isObject(chosen) ? chosen[labelField(rows) ?? 'id'] : undefined;
  if (!isObject(chosen) || name === undefined) return undefined;
  const told = fallbackFacts({ vain, name: String(name), value: chosen[by] ?? null }, run.callsOf('wider'));
  const superlative = extremeInWords(rows, by, extreme);
  const fallback = fallbackIn({ others, superlative, field: nameInWords(by) }, random);
  return {
    say: withReason('report', `${question} ${fallback}`, random),
    facts,
    calls: run.calls,
    communicate: [none, ...told],
  };
}

function fallbackFacts(
  { vain: { wider, by = '', extreme }, name, value }: { vain: Vain; name: string; value: ToldFact['value'] },
  computedFrom: readonly number[],
): ToldFact[] {
  const { rows } = wider;
  return [
    { name: `${rows.about.noun} with the ${extremeInWords(rows, by, extreme)}`, value: name, computedFrom },
    { name: `${nameInWords(by)} of ${name}`, value, computedFrom },
  ];
}

const questions = [
  'Do we have any {rows}?',
  'Are there any {rows}?',
  'Could you check whether there are any {rows}?',
  'How many {rows} do we have, if any?',
  'Please look up the {rows}.',
  "I'm looking for {rows}. Are there any?",
  'Which {rows} do we have?',
  'Can you find any {rows}?',
  'Somebody asked me for {rows}. Do we have some?',
  'Please check if we have {rows}.',
  'I need to know whether any {rows} are on record.',
  'Could you search for {rows}?',
  'Have a look for {rows}, please.',
];

const fallbacks = [
  'If there are none, look at the {others} and tell me which of them has the {superlative}, and what it is.',
  'If not, search all {others} instead: which one has the {superlative}? I need the {field}, too.',
  'In case there are none, which of the {others} has the {superlative}? Give me the {field} as well.',
  'Should nothing come up, go through the {others} and tell me the ' +
    'one with the {superlative} and its {field}.',
  'If nothing turns up, I would settle for the one with the {superlative} among the {others}. Which is it, ' +
    'and what is its {field}?',
  "If that's a no, take the {others}. Which has the {superlative}, and what is the {field}?",
  'Otherwise check the {others}: I want the one with the {superlative}, along with the {field}.',
  'If the search comes back empty, widen it to all {others} and name ' +
    'the one with the {superlative} and its {field}.',
  'Failing that, tell me which of the {others} has the {superlative}, with the {field}.',
  'If we have none, the {others} will do. Tell me the one with the {superlative} and the {field}.',
  'And if there are none at all, which of the {others} has the {superlative}, and what is its {field}?',
  'If you find none, please look among the {others} for the one ' +
    'with the {superlative}. I also need its {field}.',
];

const fallbackIn = (words: { others: string; superlative: string; field: string }, random: Random): string =>
  random
    .pick(fallbacks)
    .replaceAll(/\{(others|superlative|field)\}/g, (_, slot: keyof typeof words) => words[slot]);
