// create: a new row, its key given by the world.
import { z } from 'zod';
import { andList, fieldWords, withArticle } from '../../english.ts';
import {
  columnNamed,
  columnWords,
  mustExist,
  newKeySql,
  objectSchema,
  type Place,
  parameterFor,
  sampleSets,
  selectList,
  shownSchema,
  valueSql,
} from '../entity-view.ts';
import { guardsOf, ruleSentence, writeOptions } from '../rules/rule.ts';
import { defineOperation, type Outlook, someOf } from './operation.ts';

const optionsSchema = z.strictObject({
  verb: z.string().optional(),
  name: z.string().optional().describe('of the tool, where verb and noun do not make one'),
  set: z.array(z.string()).min(1),
  ...writeOptions,
});

export const create = defineOperation({
  name: 'create',
  effect: 'write',
  options: optionsSchema,
  propose: (outlook) => [{ options: optionsSchema.parse({ set: settable(outlook) }), weight: 9 }],
  writing: ({ set }) => ({ operation: 'create', set }),
  draft(place, options) {
    const { view, style, random } = place;
    const columns = options.set.map((field) => columnNamed(view, field));
    const parents = columns.filter((column) => column.parent);
    const verb = options.verb ?? style.create;
    const [state] = Object.entries(view.entity.states);
    const owner = parents.map((parent) => ` for {${parent.name}}`)[0] ?? '';
    const a = withArticle(view.noun);
    const starts = state ? ` Its ${fieldWords(state[0])} starts as ${fieldWords(state[1][0] ?? '')}.` : '';
    return {
      name: options.name ? style.toolName(options.name, '') : style.toolName(verb, view.noun),
      description:
        random.pick([
          `Creates ${a} and returns it with its new ID.`,
          `Makes ${a} from what is given and answers with the whole record, its ID included.`,
          `Adds ${a} with its ${columnWords(view, random, 3)}; the answer holds the ID that it was given.`,
          `Enters one new ${view.noun}. IDs are assigned by the system and come back in the answer.`,
        ]) +
        starts +
        random.pick([
          ` Use it once per ${view.noun}: calling it twice makes two.`,
          ` Not for changes to an existing ${view.noun}.`,
          ` Call it only when everything required is known; it fills in nothing by guesswork.`,
        ]) +
        (parents.length > 0
          ? random.pick([
              ` Each ID given must exist already, so look it up first when it is not known.`,
              ` The ${andList(parents.map(({ field }) => fieldWords(field)))} must be on record before.`,
            ])
          : ` Nothing else needs to exist beforehand.`) +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        Object.fromEntries(columns.map((column) => [column.name, parameterFor(column, place)])),
        columns.filter((column) => !column.optional).map((column) => column.name),
      ),
      outputSchema: shownSchema(view),
      references: Object.fromEntries(
        parents.flatMap(({ name, parent }) => (parent ? [[name, parent.table]] : [])),
      ),
      samples: sampleSets(columns, random),
      // Where verb and noun make no name for the tool, they make no sentence either.
      intents: [
        ...(options.name ? [] : [`${fieldWords(verb)} a new ${view.noun}${owner}`]),
        `I need a new ${view.noun}${owner}`,
      ],
      program: {
        guards: [
          ...parents.flatMap(({ name, parent, optional }) => {
            if (!parent) return [];
            const guard = mustExist(place.viewOf(parent.noun), name);
            return [optional ? { ...guard, sql: `SELECT :${name} IS NULL OR (${guard.sql})` } : guard];
          }),
          ...guardsOf(options.rules),
        ],
        statements: [
          insertSql(place, options.set, (column) => valueSql(columnNamed(view, column))),
          ...options.also,
        ],
        result: {
          shape: 'one',
          sql: `SELECT ${selectList(view, 't')} FROM "${view.table}" t ORDER BY CAST(substr(t."id", ${view.prefix.length + 2}) AS INTEGER) DESC LIMIT 1`,
        },
      },
    };
  },
});

/** All that a row cannot do without, and some of what it can. Counters that grow by use start at nothing. */
export function settable({ entity, random }: Pick<Outlook, 'entity' | 'random'>): string[] {
  const names = Object.entries(entity.fields).filter(([name]) => !name.startsWith('previous_'));
  const closing = new Set(entity.moves.flatMap((move) => move.with));
  const needed = names.filter(([name, field]) => !field.optional && !isCounter(name));
  const spare = names.filter(
    ([name, field]) =>
      !needed.some(([other]) => other === name) && !closing.has(name) && field.kind !== 'ref',
  );
  const chosen = new Set([...needed, ...someOf(spare, 0, 2, random)].map(([name]) => name));
  return Object.keys(entity.fields).filter((name) => chosen.has(name));
}

export const isCounter = (name: string): boolean =>
  /^(spent|views|renewals|reminders_sent|attempts|reserved|hours_spent|helpful_votes)$/.test(name);

/**
 * An INSERT of one row: what is set, then first states, then today or nothing yet for what a row needs and no
 * parameter sets.
 */
export function insertSql(
  { view }: Place,
  set: readonly string[],
  value: (field: string) => string,
  from = '',
): string {
  const states = Object.entries(view.entity.states).map(([name, [first]]) => ({ name, sql: `'${first}'` }));
  const fixed = view.columns.filter(
    (column) => !set.includes(column.field) && !column.optional && !view.entity.states[column.field],
  );
  const values = [
    { name: 'id', sql: newKeySql(view, from === '' ? '1' : 'CAST(e.key AS INTEGER) + 1') },
    ...set.map((field) => ({ name: columnNamed(view, field).name, sql: value(field) })),
    ...states,
    ...fixed.map(({ name, kind }) => ({
      name,
      sql: kind.schema.format === 'date' ? 'substr(:now, 1, 10)' : '0',
    })),
  ];
  const columns = values.map(({ name }) => `"${name}"`).join(', ');
  const list = values.map(({ sql }) => sql).join(', ');
  return from === ''
    ? `INSERT INTO "${view.table}" (${columns}) VALUES (${list})`
    : `INSERT INTO "${view.table}" (${columns}) SELECT ${list} FROM ${from}`;
}
