// narrow_down: a search with too many matches to go through, which the user then narrows. It takes two turns of the
// user.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { asRequest, inOrder } from '../../request.ts';
import { comparableFields, drawExtreme, type Extreme, extremeInWords, labelField } from '../fields.ts';
import type { Computed } from '../graph.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import {
  columnOf,
  filterFacts,
  filtersLike,
  rowListFor,
  rowsShown,
  type Selection,
  searchNode,
  selectionInWords,
  selectionOf,
} from '../row-lists.ts';
import {
  changeNode,
  rowUsersOf,
  type Writing,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';

export const narrowDown: Operator = {
  name: 'narrow_down',
  summary: 'finds too many records and goes on with those that a further condition leaves',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(scene, (each) => comparableFields(each).length > 0);
    if (!rows) return undefined;
    const wide = selectionOf(rows, { least: 15, most: 200 }, scene);
    const narrow = wide && narrowed(wide, scene);
    if (!narrow) return undefined;
    const users = rowUsersOf(rows, scratch.tools);
    const writing =
      users.length > 0 && random.chance(0.75) ? writingWith(random.pick(users), scene) : undefined;
    const used = [...Object.keys(narrow.filters), ...Object.keys(writing?.said ?? {})].map(columnOf);
    const fields = comparableFields(rows).filter((name) => !used.includes(columnOf(name)));
    if (fields.length === 0) return undefined;
    const first = firstGoal(wide, scene);
    const second =
      first && secondGoal({ narrow, writing, by: random.pick(fields), extreme: drawExtreme(random) }, scene);
    return first && second ? [first, second] : undefined;
  },
};

/** The selection with one or two more filters, which leave few rows. */
function narrowed({ rows, filters }: Selection, { scratch, random }: Scene): Selection | undefined {
  const shown = rowsShown(rows, filters, scratch);
  const taken = new Set(Object.keys(filters).map(columnOf));
  for (const row of random.shuffle([...shown]).slice(0, 5)) {
    const like = {
      ...row,
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value])),
    };
    const plain = Object.fromEntries(
      Object.entries(like).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
    ) as Parameters<typeof filtersLike>[0]; // only texts and numbers are left
    const more = random.shuffle(filtersLike(plain, rows)).filter(([name]) => !taken.has(columnOf(name)));
    for (const count of [1, 2]) {
      const chosen = more.slice(0, count);
      if (new Set(chosen.map(([name]) => columnOf(name))).size < count) continue;
      const narrow = { ...filters, ...Object.fromEntries(chosen) };
      const total = rowsShown(rows, narrow, scratch).length;
      if (total >= 2 && total <= 10) return { rows, filters: narrow, total };
    }
  }
  return undefined;
}

function firstGoal(wide: Selection, { scratch, random }: Scene): GraphGoal | undefined {
  const run = runGraph([{ ...searchNode('search', wide, random), pagesOf: undefined }], scratch);
  const { rows, total } = wide;
  return (
    run && {
      say: withReason(
        'report',
        random.pick(questions).replace('{rows}', () => selectionInWords(wide, random)),
        random,
      ),
      facts: filterFacts(wide, random),
      calls: run.calls,
      communicate: [{ name: `number of ${rows.about.plural}`, value: total }],
    }
  );
}

interface Narrowing {
  readonly narrow: Selection;
  readonly writing: Writing | undefined;
  readonly by: string;
  readonly extreme: Extreme;
}

function secondGoal(narrowing: Narrowing, { scratch, random }: Scene): GraphGoal | undefined {
  const { narrow, writing, by, extreme } = narrowing;
  const { rows } = narrow;
  const choice: Computed = { compute: extreme, of: [{ from: 'search', path: [rows.list] }], by };
  const run = runGraph(
    [
      searchNode('search', narrow, random),
      ...(writing
        ? [
            changeNode(
              writing,
              { key: { ...choice, path: ['id'] }, row: `${rows.about.noun} {item}` },
              random,
            ),
          ]
        : []),
    ],
    scratch,
  );
  const chosen = run?.valueOf(choice) ?? null;
  const name = isObject(chosen) ? chosen[labelField(rows) ?? 'id'] : undefined;
  if (!run || !isObject(chosen) || name === undefined) return undefined;
  const question = random
    .pick(narrowings)
    .replace('{rows}', () => selectionInWords(narrow, random))
    .replaceAll('{superlative}', () => extremeInWords(rows, by, extreme))
    .replace('{field}', () => nameInWords(by));
  const computedFrom = run.callsOf('search');
  return {
    say: writing
      ? inOrder(question, asRequest(writingWish(writing, 'that one', random), random), random)
      : question,
    facts: [...filterFacts(narrow, random), ...(writing ? writingFacts(writing, random) : [])],
    calls: run.calls,
    communicate: [
      { name: `${rows.about.noun} with the ${extremeInWords(rows, by, extreme)}`, value: name, computedFrom },
      { name: `${nameInWords(by)} of ${String(name)}`, value: chosen[by] ?? null, computedFrom },
    ],
  };
}

const questions = [
  'How many {rows} do we have?',
  'Could you look up our {rows}? Just tell me how many there are.',
  'Please search for {rows} and give me the number first.',
  'I want to go through our {rows}. How many are there?',
  'Are there many {rows}?',
  'What is the number of {rows} on record?',
  'Can you check how many {rows} there are?',
  'I need to find one of our {rows}. How many are there to choose from?',
  'Let us start with the {rows}: how many do we have?',
  'How long is the list of our {rows}?',
  'Before I go into details, how many {rows} are there?',
  'Tell me how many {rows} we have on record.',
];

const narrowings = [
  "That's too many. Narrow it down to {rows}: which one has the {superlative}, and what is the {field}?",
  "I can't look at all of those. Of the {rows}, which has the {superlative}? Tell me the {field}, too.",
  "More than I thought. Let's take only {rows}. Which of them has the {superlative}, and what's the {field}?",
  'OK, fewer, please: just {rows}. Give me the one with the {superlative} and its {field}.',
  'I only care about {rows}. Among those, which one has the {superlative}, and what is its {field}?',
  "So many? Then let's limit it to {rows}. I want the one with the {superlative}, with the {field}.",
  'Right. Leave it at {rows}, and tell me the one with the {superlative} and the {field} it has.',
  'Hmm, that is a lot. Which of the {rows} has the {superlative}? I need the {field} as well.',
  'Too many to read. Take the {rows} only: which one has the {superlative}, and what is the {field} there?',
  'Let me be more specific: I mean {rows}. Which has the {superlative}, and how does the {field} read?',
  "That won't fit on one page. Restrict it to {rows} and name the " +
    'one with the {superlative} and its {field}.',
  'Good to know. Now only {rows}, please. Which one has the {superlative}? And the {field}?',
];
