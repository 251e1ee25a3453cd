// remove: a row that nothing refers to any more.
import { z } from 'zod';
import { codeFor, keyParameter, mustExist, objectSchema, type Place } from '../entity-view.ts';
import { withArticle } from '../names.ts';
import { defineOperation, guardsOf, ruleSentence, writeOptions } from './operation.ts';

export const remove = defineOperation({
  name: 'remove',
  options: z.strictObject({ verb: z.string().default('delete'), ...writeOptions }),
  draft(place, options) {
    const { view, style } = place;
    return {
      name: style.toolName(options.verb, view.noun),
      description:
        `Removes ${withArticle(view.noun)} for good and says how many are left. ` +
        `Use it only when the user wants it gone; it cannot be undone. ` +
        `Refused while anything still refers to the ${view.noun}.${ruleSentence(options.rules)}`,
      inputSchema: objectSchema({ [view.key]: keyParameter(view) }, [view.key]),
      outputSchema: objectSchema(
        { removed: { type: 'string', description: `ID of the removed ${view.noun}` }, remaining: { type: 'integer' } },
        ['removed', 'remaining'],
      ),
      effect: 'write',
      references: { [view.key]: view.table },
      samples: [],
      intents: [`${options.verb} {${view.key}}`, `get rid of {${view.key}} for good`],
      program: {
        guards: [mustExist(view, view.key), ...childGuards(place), ...guardsOf(options.rules)],
        statements: [`DELETE FROM "${view.table}" WHERE "id" = :${view.key}`, ...options.also],
        result: { shape: 'one', sql: `SELECT :${view.key} AS "removed", COUNT(*) AS "remaining" FROM "${view.table}"` },
      },
    };
  },
});

function childGuards({ view, blueprint, viewOf }: Place) {
  return Object.keys(blueprint.entities).flatMap((noun) =>
    viewOf(noun)
      .columns.filter((column) => column.parent?.noun === view.noun)
      .map((column) => ({
        sql: `SELECT NOT EXISTS (SELECT 1 FROM "${viewOf(noun).table}" WHERE "${column.name}" = :${view.key})`,
        error: {
          code: codeFor(view.noun, 'IN_USE'),
          message: `{${view.key}} still has ${viewOf(noun).plural}; nothing was removed.`,
        },
      })),
  );
}
