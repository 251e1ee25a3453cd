// missing_row: the request is about somebody or something that the records do not have. A search for the name
// finds nothing, and a wider one finds others at most.
import type { Random } from '../../../../pipeline/hash.ts';
import { propertiesOf } from '../../../../pipeline/json/json-schema.ts';
import { snakeCase, withArticle } from '../../../english.ts';
import { asRequest } from '../../request.ts';
import { nameOf } from '../../wording.ts';
import type { Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { type RowList, rowListFor, rowsShown } from '../row-lists.ts';
import { rowUsersOf, type Writing, writingFacts, writingWish, writingWith } from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';
import type { Obstacle } from './obstacle.ts';

export const missingRow: Obstacle = {
  name: 'missing_row',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(
      scene,
      (each) => nameParameter(each) !== undefined && rowUsersOf(each, scratch.tools).length > 0,
    );
    if (!rows) return undefined;
    const writing = writingWith(random.pick(rowUsersOf(rows, scratch.tools)), scene);
    const missing = missingName(rows, scene);
    return writing && missing ? goalOf({ rows, writing, missing }, scene) : undefined;
  },
};

/** The parameter of the search that takes the name by which people know a row. */
const nameParameter = ({ tool, about }: RowList): string | undefined =>
  about.label === about.key
    ? undefined
    : propertiesOf(tool.inputSchema).find(
        ([name, { type, enum: choices }]) =>
          snakeCase(name) === about.label && type === 'string' && !choices && !tool.references[name],
      )?.[0];

interface MissingName {
  /** "Ana Takahashi", and "Takahashi", which others may be called, too. */
  readonly name: string;
  readonly part: string | undefined;
}

/** A name of the sort that the rows have and that none of them bears. */
function missingName({ table, about, tool }: RowList, { scratch, random }: Scene): MissingName | undefined {
  const held = (scratch.databaseOf(tool).snapshot()[table] ?? []).map((row) => String(row[about.label]));
  const [one, other] = random.shuffle(held);
  if (one === undefined || other === undefined) return undefined;
  const isHeld = (name: string): boolean =>
    held.some((each) => each.toLowerCase().includes(name.toLowerCase()));
  const made = madeFrom(one, other, random);
  return made && !isHeld(made.name) ? made : undefined;
}

/** The first name of one and the last name of another, or the next number. */
function madeFrom(one: string, other: string, random: Random): MissingName | undefined {
  const person = /^\p{Lu}\p{Ll}+ [\p{Lu}'][\p{L}'-]+$/u;
  if (person.test(one) && person.test(other)) {
    const last = other.split(' ')[1] ?? '';
    return { name: `${one.split(' ')[0]} ${last}`, part: last };
  }
  const [, start, number] = /^(.*?)(\d{1,3})$/.exec(one) ?? [];
  if (start === undefined || start.length < 3) return undefined;
  return { name: `${start}${Number(number) + random.integer(2, 9)}`, part: undefined };
}

interface Missing {
  readonly rows: RowList;
  readonly writing: Writing;
  readonly missing: MissingName;
}

function goalOf({ rows, writing, missing: { name, part } }: Missing, { scratch, random }: Scene) {
  const { about, tool } = rows;
  const parameter = nameParameter(rows) ?? '';
  const row = nameOf('missing', about, [{ [about.key]: 'missing', [about.label]: name }])?.text ?? name;
  const found = rowsShown(rows, { [parameter]: name }, scratch);
  const alike = part === undefined ? [] : rowsShown(rows, { [parameter]: part }, scratch);
  if (found.length > 0 || alike.length > 5) return undefined;
  const search = (id: string, known: string, purpose: string) => ({
    id,
    tool,
    arguments: { [parameter]: { known } },
    purpose,
  });
  const run = runGraph(
    [
      search('search', name, `to find ${row}`),
      ...(part === undefined ? [] : [search('wider', part, `to see who else is called ${part}`)]),
    ],
    scratch,
  );
  if (!run) return undefined;
  return {
    say: withReason('tidy', asRequest(writingWish(writing, row, random), random), random),
    facts: [
      { name: about.noun, value: row, text: `It's ${row}.`, disclosed: 'opening' as const },
      ...writingFacts(writing, random),
    ],
    calls: run.calls,
    communicate: [
      {
        name: `number of records of ${withArticle(about.noun)} called ${name}`,
        value: 0,
        computedFrom: run.callsOf('search'),
      },
    ],
    obstacle: random
      .pick(sentences)
      .replaceAll('{noun}', about.noun)
      .replace('{name}', () => name),
  };
}

const sentences = [
  'There is no {noun} called {name} on record.',
  'I searched for the name and found no {noun} called {name}.',
  'The records have no {noun} by the name of {name}. Could it be under another name?',
  'We have no {noun} called {name}. Please check the name.',
  'I looked for {name}, but there is no {noun} of that name.',
  'No {noun} called {name} turned up, not even in a wider search.',
  'There is no {noun} listed as {name}, so I have nothing to change.',
  'My search shows no {noun} named {name}. Perhaps the name is spelled differently.',
  'I see no {noun} with the name {name}.',
  'According to the records, no {noun} is called {name}.',
  'There seems to be no {noun} called {name}. If you have another name for it, I can search again.',
  'The search for {name} came back empty: there is no {noun} of that name.',
];
