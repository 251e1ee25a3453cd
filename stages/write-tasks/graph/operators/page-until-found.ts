// page_until_found: the one row that the user describes by something that the search cannot be narrowed by. The
// agent pages until it is there, and acts on it or reads a field of it.
import type { Random } from '../../../../pipeline/hash.ts';
import { propertiesOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { snakeCase } from '../../../english.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { conditionClause } from '../../details.ts';
import { asRequest, inOrder } from '../../request.ts';
import type { Computed } from '../graph.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import {
  columnOf,
  filterFacts,
  type RowList,
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

export const pageUntilFound: Operator = {
  name: 'page_until_found',
  summary: 'reads page after page of a search until the row that the user means is there',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(scene, (each) => telling(each).length > 0);
    if (!rows) return undefined;
    const selection = selectionOf(rows, { least: 11, most: 120 }, scene);
    const sought = selection && soughtRow(selection, scene);
    if (!sought) return undefined;
    const users = rowUsersOf(rows, scratch.tools);
    const writing =
      users.length > 0 && random.chance(0.75) ? writingWith(random.pick(users), scene) : undefined;
    if (writing && sought.field in writing.said) return undefined;
    return goalOf({ selection, ...sought, writing }, scene);
  },
};

/** Fields by which people know a row and which no parameter of the search takes. */
function telling({ tool, fields, about }: RowList): string[] {
  const taken = new Set(propertiesOf(tool.inputSchema).map(([name]) => columnOf(name)));
  return fields.flatMap(([name, schema]) => {
    const types = [schema.type].flat();
    const isPlain = types.includes('string') || types.includes('number') || types.includes('integer');
    const isKnown =
      taken.has(snakeCase(name)) || snakeCase(name) === about.label || schema.enum !== undefined;
    return isPlain && !isKnown && !/^previous|note|reason|remark/.test(name) ? [name] : [];
  });
}

/** Rows on the first page are found at once. */
const firstPage = 10;

interface Sought {
  readonly field: string;
  readonly row: JsonObject;
}

/** A row beyond the first page and a field whose value no other of the selected rows has. */
function soughtRow({ rows, filters }: Selection, { scratch, random }: Scene): Sought | undefined {
  const shown = rowsShown(rows, filters, scratch);
  for (const row of random.shuffle(shown.slice(firstPage)).slice(0, 6)) {
    const field = random.shuffle(telling(rows)).find((name) => {
      const value = row[name];
      const isSayable = typeof value === 'number' || (typeof value === 'string' && value.length <= 40);
      return isSayable && shown.filter((other) => other[name] === value).length === 1;
    });
    if (field !== undefined) return { field, row };
  }
  return undefined;
}

interface Paging extends Sought {
  readonly selection: Selection;
  readonly writing: Writing | undefined;
}

function goalOf(paging: Paging, { scratch, random }: Scene): GraphGoal | undefined {
  const { selection, field, row, writing } = paging;
  const { rows } = selection;
  const is = row[field] ?? null;
  const listed = { from: 'search', path: [rows.list] };
  const matching: Computed = { compute: 'matching', of: [listed, { known: is }], by: field };
  const found: Computed = { compute: 'first', of: [matching, { known: 1 }], by: field };
  const run = runGraph(
    [
      { ...searchNode('search', selection, random), until: { field, is } },
      ...(writing
        ? [
            changeNode(
              writing,
              {
                key: {
                  compute: 'row',
                  of: [found, { known: row.id ?? null }],
                  path: ['id'],
                },
                row: `${rows.about.noun} {item}`,
              },
              random,
            ),
          ]
        : []),
    ],
    scratch,
  );
  const told = toldField(paging, random);
  if (!run || !told) return undefined;
  return {
    say: withReason(writing ? 'tidy' : 'report', requestFor(paging, told.name, random), random),
    facts: [
      ...filterFacts(selection, random),
      { name: nameInWords(field), value: is, text: `${clauseOf(field, row)}.`, disclosed: 'opening' },
      ...(writing ? writingFacts(writing, random) : []),
    ],
    calls: run.calls,
    communicate: [
      {
        name: `${nameInWords(told.name)} of that ${rows.about.noun}`,
        value: row[told.name] ?? null,
        computedFrom: run.callsOf('search'),
      },
    ],
  };
}

const clauseOf = (field: string, row: JsonObject): string =>
  conditionClause({ name: field, value: row[field] ?? null });

/** Another field of the row, which the user asks for. */
function toldField({ selection: { rows, filters }, field, row, writing }: Paging, random: Random) {
  const others = rows.fields.flatMap(([name, schema]) => {
    const value = row[name];
    const isPlain = (typeof value === 'string' && value.length <= 60) || typeof value === 'number';
    const isChanged =
      writing !== undefined && (name in writing.said || /status|state|stage|previous/i.test(name));
    const isSaid =
      name === field || Object.keys(filters).some((filter) => columnOf(filter) === snakeCase(name));
    return isPlain && !isChanged && !isSaid && schema.type !== 'boolean' ? [{ name }] : [];
  });
  return others.length > 0 ? random.pick(others) : undefined;
}

const questions = [
  'Among our {rows}, there is one where {clause}. What is the {told} of it?',
  'Please go through our {rows} until you find the one where {clause}, and tell me the {told}.',
  'One of the {rows} is the one I mean: {clause}. Could you tell me the {told}?',
  "I'm looking for one of our {rows}. All I know is that {clause}. What is the {told}?",
  'Can you find the one among our {rows} where {clause}? I need the {told}.',
  'Somewhere in the {rows} there must be one where {clause}. Please find it and give me the {told}.',
  'Which of our {rows} is it where {clause}? And what is the {told} of that one?',
  'Look through the {rows} for the one where {clause}. I want to know the {told}.',
  'I have a note that says "{clause}", and it is about one of our {rows}. What is the {told} there?',
  'Of the {rows}, I mean the one where {clause}. Please tell me the {told}.',
  'Could you search our {rows} for the one where {clause} and read me the {told}?',
  'Only one of our {rows} fits: {clause}. What is the {told}?',
];

function requestFor({ selection, field, row, writing }: Paging, told: string, random: Random): string {
  const question = random
    .pick(questions)
    .replace('{rows}', () => selectionInWords(selection, random))
    .replace('{clause}', () => clauseOf(field, row))
    .replace('{told}', () => nameInWords(told));
  return writing
    ? inOrder(question, asRequest(writingWish(writing, 'that one', random), random), random)
    : question;
}
