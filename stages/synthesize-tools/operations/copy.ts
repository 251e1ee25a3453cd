// copy: a new row like an old one, with another owner or day where given.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import {
  columnNamed,
  keyParameter,
  mustExist,
  newKeySql,
  objectSchema,
  parameterFor,
  sampleSets,
  selectList,
  shownSchema,
} from '../entity-view.ts';
import { isCounter } from './create.ts';
import { defineOperation, fieldsOf } from './operation.ts';

export const copy = defineOperation({
  name: 'copy',
  effect: 'write',
  options: z.strictObject({
    change: z.string().describe('the field that the copy may have otherwise'),
    verb: z.string().default('copy'),
  }),
  propose(outlook) {
    const { entity, random } = outlook;
    const fields = [...fieldsOf(outlook, 'date', 'money', 'integer', 'one_of')].filter(
      (name) => !isCounter(name) && !name.startsWith('previous_') && !entity.fields[name]?.optional,
    );
    return fields.length === 0
      ? []
      : [
          {
            options: {
              change: random.pick(fields),
              verb: random.pick(['copy', 'duplicate', 'clone', 'repeat']),
            },
            weight: 1.2,
          },
        ];
  },
  draft(place, options) {
    const { view, style, random } = place;
    const change = columnNamed(view, options.change);
    const words = fieldWords(change.field);
    const columns = view.columns.map((column) => {
      const first = view.entity.states[column.field]?.[0];
      if (first !== undefined) return { name: column.name, sql: `'${first}'` };
      return {
        name: column.name,
        sql: column === change ? `coalesce(:${column.name}, "${column.name}")` : `"${column.name}"`,
      };
    });
    const names = ['id', ...columns.map(({ name }) => name)].map((name) => `"${name}"`).join(', ');
    return {
      name: style.toolName(options.verb, view.noun),
      description:
        random.pick([
          `Makes a new ${view.noun} with the values of an existing one and returns the new record with its own ID.`,
          `Duplicates one ${view.noun}; the copy starts its life anew and gets an ID of its own.`,
        ]) +
        ` The ${words} can be given for the copy; everything else is taken over.` +
        random.pick([
          ` What belongs to the old ${view.noun} is not copied.`,
          ` Use it for repeats; for something quite different make a new ${view.noun}.`,
        ]),
      inputSchema: objectSchema(
        {
          [view.key]: keyParameter(view),
          [change.name]: {
            ...parameterFor(change, place),
            description: `${change.kind.describe}; as in the original when not given.`,
          },
        },
        [view.key],
      ),
      outputSchema: shownSchema(view),
      references: { [view.key]: view.table },
      samples: sampleSets([change], random),
      intents: [
        `make a copy of {${view.key}}`,
        `${options.verb} {${view.key}} with the ${words} {${change.name}}`,
      ],
      program: {
        guards: [mustExist(view, view.key)],
        statements: [
          `INSERT INTO "${view.table}" (${names}) SELECT ${[newKeySql(view), ...columns.map(({ sql }) => sql)].join(', ')} FROM "${view.table}" WHERE "id" = :${view.key}`,
        ],
        result: {
          shape: 'one',
          sql: `SELECT ${selectList(view, 't')} FROM "${view.table}" t ORDER BY CAST(substr(t."id", ${view.prefix.length + 2}) AS INTEGER) DESC LIMIT 1`,
        },
      },
    };
  },
});
