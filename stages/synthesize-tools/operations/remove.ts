// remove: a row that nothing refers to any more.
import { z } from 'zod';
import { withArticle } from '../../english.ts';
import { codeFor, keyParameter, mustExist, objectSchema, type Place } from '../entity-view.ts';
import { guardsOf, ruleSentence, writeOptions } from '../rules/rule.ts';
import { defineOperation } from './operation.ts';

const optionsSchema = z.strictObject({ verb: z.string().default('delete'), ...writeOptions });

export const remove = defineOperation({
  name: 'remove',
  effect: 'write',
  options: optionsSchema,
  propose({ noun, entities, random }) {
    const fields = Object.values(entities).flatMap((entity) => Object.values(entity.fields));
    if (fields.some((field) => field.ref === noun)) return [];
    return [
      { options: optionsSchema.parse({ verb: random.pick(['delete', 'remove', 'erase']) }), weight: 1.5 },
    ];
  },
  draft(place, options) {
    const { view, style, random } = place;
    const children = childGuards(place);
    return {
      name: style.toolName(options.verb, view.noun),
      description:
        random.pick([
          `Removes ${withArticle(view.noun)} for good and says how many are left.`,
          `Deletes the record of one ${view.noun}; the answer counts the ${view.plural} that remain.`,
        ]) +
        random.pick([
          ' Use it only when the user wants it gone; it cannot be undone.',
          ` Meant for ${view.plural} that were entered by mistake; what has run its course is closed, not deleted.`,
        ]) +
        (children.length > 0 ? ` Refused while anything still refers to the ${view.noun}.` : '') +
        ruleSentence(options.rules),
      inputSchema: objectSchema({ [view.key]: keyParameter(view) }, [view.key]),
      outputSchema: objectSchema(
        {
          removed: { type: 'string', description: `ID of the removed ${view.noun}` },
          remaining: { type: 'integer' },
        },
        ['removed', 'remaining'],
      ),
      references: { [view.key]: view.table },
      samples: [],
      intents: [`${options.verb} {${view.key}}`, `get rid of {${view.key}} for good`],
      program: {
        guards: [mustExist(view, view.key), ...children, ...guardsOf(options.rules)],
        statements: [`DELETE FROM "${view.table}" WHERE "id" = :${view.key}`, ...options.also],
        result: {
          shape: 'one',
          sql: `SELECT :${view.key} AS "removed", COUNT(*) AS "remaining" FROM "${view.table}"`,
        },
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
