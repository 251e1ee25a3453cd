// reassign: everything that belongs to one row goes to another.
import { z } from 'zod';
import { fieldWords, snakeCase, withArticle } from '../../english.ts';
import { columnNamed, jsonOf, mustExist, objectSchema, shownSchema } from '../entity-view.ts';
import { guardsOf, ruleSentence, writeOptions } from '../rules/rule.ts';
import { defineOperation, fieldsOf } from './operation.ts';

const optionsSchema = z.strictObject({
  owner: z.string(),
  verb: z.string().default('hand over'),
  ...writeOptions,
});

export const reassign = defineOperation({
  name: 'reassign',
  effect: 'write',
  options: optionsSchema,
  propose: (outlook) =>
    fieldsOf(outlook, 'ref')
      .slice(0, 1)
      .map((owner) => ({
        options: optionsSchema.parse({
          owner,
          verb: outlook.random.pick(['hand over', 'reassign', 'transfer']),
        }),
        weight: 1.4,
      })),
  draft(place, options) {
    const { view, style, random } = place;
    const column = columnNamed(view, options.owner);
    if (!column.parent) throw new Error(`${view.noun}.${options.owner} refers to nothing`);
    const parent = place.viewOf(column.parent.noun);
    const state = view.columns.find((candidate) => view.entity.states[candidate.field]);
    const words = fieldWords(column.field);
    const listed = snakeCase(view.plural);
    const only = state ? ` AND (:${state.name} IS NULL OR "${state.name}" = :${state.name})` : '';
    const id = (role: string) => ({
      type: 'string',
      description: `ID of the ${parent.noun} ${role}, such as ${parent.prefix}-1001.`,
    });
    return {
      name: style.toolName(options.verb, view.plural),
      description:
        random.pick([
          `Gives all ${view.plural} of one ${words} to another and returns everything that the new one has then.`,
          `Moves the ${view.plural} of ${withArticle(parent.noun)} over to a second one in one step.`,
        ]) +
        (state ? ` It can be limited to those of one ${fieldWords(state.field)}.` : '') +
        random.pick([
          ` For a single ${view.noun} change that one instead.`,
          ` Nothing is lost: the ${view.plural} keep their IDs and their history.`,
        ]) +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        {
          from_id: id('that gives up'),
          to_id: id('that takes over'),
          ...(state
            ? { [state.name]: { ...state.kind.schema, description: `Only ${view.plural} in this state.` } }
            : {}),
        },
        ['from_id', 'to_id'],
      ),
      outputSchema: objectSchema(
        { count: { type: 'integer' }, [listed]: { type: 'array', items: shownSchema(view) } },
        ['count', listed],
      ),
      references: { from_id: parent.table, to_id: parent.table },
      samples: [],
      intents: [
        `hand all ${view.plural} of {from_id} over to {to_id}`,
        `let {to_id} take over the ${view.plural} of {from_id}`,
      ],
      program: {
        guards: [
          mustExist(parent, 'from_id'),
          mustExist(parent, 'to_id'),
          {
            sql: 'SELECT :from_id <> :to_id',
            error: { code: 'SAME_ON_BOTH_SIDES', message: 'Both IDs are {from_id}.' },
          },
          {
            sql: `SELECT EXISTS (SELECT 1 FROM "${view.table}" WHERE "${column.name}" = :from_id${only})`,
            error: { code: 'NOTHING_TO_MOVE', message: `{from_id} has no such ${view.plural}.` },
          },
          ...guardsOf(options.rules),
        ],
        statements: [
          `UPDATE "${view.table}" SET "${column.name}" = :to_id WHERE "${column.name}" = :from_id${only}`,
          ...options.also,
        ],
        result: {
          shape: 'one',
          sql: `SELECT COUNT(*) AS "count", json_group_array(${jsonOf(view, 't')}) AS "${listed}" FROM (SELECT * FROM "${view.table}" WHERE "${column.name}" = :to_id ORDER BY "id") t`,
        },
      },
    };
  },
});
