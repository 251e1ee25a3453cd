// undo: one row goes back to the state that it had before its last move. Its entity keeps that state in a
// field of its own.
import { z } from 'zod';
import { fieldWords, withArticle } from '../../english.ts';
import { codeFor, keyParameter, mustExist, objectSchema, selectList, shownSchema } from '../entity-view.ts';
import { defineOperation } from './operation.ts';

export const undo = defineOperation({
  name: 'undo',
  effect: 'write',
  options: z.strictObject({ field: z.string(), verb: z.string().default('undo') }),
  propose({ entity, random }) {
    const [field] = Object.keys(entity.states).filter((name) => entity.fields[`previous_${name}`]);
    return field === undefined
      ? []
      : [{ options: { field, verb: random.pick(['undo', 'revert', 'roll back']) }, weight: 30 }];
  },
  draft(place, { field, verb }) {
    const { view, style, random } = place;
    const previous = `previous_${field}`;
    const words = fieldWords(field);
    return {
      name: style.toolName(verb, `${view.noun} ${words}`),
      description:
        random.pick([
          `Takes back the last change of ${words} of one ${view.noun}: it has the ${words} again that it had before.`,
          `Reverts ${withArticle(view.noun)} to its previous ${words} and returns it.`,
        ]) +
        ` Only one step can be taken back; after that it answers ${codeFor(view.noun, 'NOTHING_TO_UNDO')}.` +
        ` Other fields that changed with the ${words} stay as they are.`,
      inputSchema: objectSchema({ [view.key]: keyParameter(view) }, [view.key]),
      outputSchema: shownSchema(view),
      references: { [view.key]: view.table },
      samples: [],
      intents: [
        `take back the last change of ${words} of {${view.key}}`,
        `put {${view.key}} back to the ${words} it had before`,
      ],
      program: {
        guards: [
          mustExist(view, view.key),
          {
            sql: `SELECT "${previous}" IS NOT NULL FROM "${view.table}" WHERE "id" = :${view.key}`,
            error: {
              code: codeFor(view.noun, 'NOTHING_TO_UNDO'),
              message: `No change of {${view.key}} can be taken back.`,
            },
          },
        ],
        statements: [
          `UPDATE "${view.table}" SET "${field}" = "${previous}", "${previous}" = NULL WHERE "id" = :${view.key}`,
        ],
        result: {
          shape: 'one',
          sql: `SELECT ${selectList(view, 't')} FROM "${view.table}" t WHERE t."id" = :${view.key}`,
        },
      },
    };
  },
});
