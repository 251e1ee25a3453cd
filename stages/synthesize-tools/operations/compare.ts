// compare: a few rows side by side, and how far apart they are in one number.
import { z } from 'zod';
import { fieldWords, snakeCase } from '../../english.ts';
import { codeFor, columnNamed, jsonOf, objectSchema, shownSchema } from '../entity-view.ts';
import { defineOperation, fieldsOf, numeric } from './operation.ts';

export const compare = defineOperation({
  name: 'compare',
  effect: 'read',
  options: z.strictObject({ on: z.string().describe('the number that they are compared in') }),
  propose: (outlook) =>
    fieldsOf(outlook, ...numeric)
      .slice(0, 1)
      .map((on) => ({ options: { on }, weight: 1.2 })),
  draft(place, options) {
    const { view, style, random } = place;
    const on = columnNamed(view, options.on);
    const parameter = `${view.key}s`;
    const listed = snakeCase(view.plural);
    const words = fieldWords(on.field);
    const given = `(SELECT value FROM json_each(:${parameter}))`;
    return {
      name: style.toolName('compare', view.plural),
      description:
        random.pick([
          `Puts two to five ${view.plural} side by side and tells which has the highest and which the lowest ${words}.`,
          `Compares two to five ${view.plural}: the whole records, the one with most and the one with least ${words}, and the difference.`,
        ]) +
        random.pick([
          ` Use it to choose between ${view.plural} whose IDs are known.`,
          ` For a ranking of all ${view.plural} it is the wrong tool.`,
        ]) +
        ` ${on.kind.describe}. Nothing is changed.`,
      inputSchema: objectSchema(
        {
          [parameter]: {
            type: 'array',
            items: { type: 'string' },
            minItems: 2,
            maxItems: 5,
            uniqueItems: true,
            description: `IDs of the ${view.plural}, such as ["${view.prefix}-1001", "${view.prefix}-1002"].`,
          },
        },
        [parameter],
      ),
      outputSchema: objectSchema(
        {
          highest: { type: ['string', 'null'], description: `ID of the ${view.noun} with most ${words}` },
          lowest: { type: ['string', 'null'], description: `ID of the ${view.noun} with least ${words}` },
          difference: { type: ['number', 'null'], description: `Highest less lowest ${words}` },
          [listed]: { type: 'array', items: shownSchema(view) },
        },
        ['highest', 'lowest', 'difference', listed],
      ),
      references: { [parameter]: view.table },
      samples: [],
      intents: [
        `compare {${parameter}} by their ${words}`,
        `which has the higher ${words}, and by how much: {${parameter}}`,
      ],
      program: {
        guards: [
          {
            sql: `SELECT NOT EXISTS (SELECT 1 FROM json_each(:${parameter}) WHERE value NOT IN (SELECT "id" FROM "${view.table}"))`,
            error: {
              code: codeFor(view.noun, 'NOT_FOUND'),
              message: `One of the IDs {${parameter}} is not known.`,
            },
          },
        ],
        statements: [],
        result: {
          shape: 'one',
          sql:
            `SELECT (SELECT "id" FROM "${view.table}" WHERE "id" IN ${given} AND "${on.name}" IS NOT NULL ORDER BY "${on.name}" DESC, "id" LIMIT 1) AS "highest", ` +
            `(SELECT "id" FROM "${view.table}" WHERE "id" IN ${given} AND "${on.name}" IS NOT NULL ORDER BY "${on.name}", "id" LIMIT 1) AS "lowest", ` +
            `round(MAX(t."${on.name}") - MIN(t."${on.name}"), 2) AS "difference", json_group_array(${jsonOf(view, 't')}) AS "${listed}" ` +
            `FROM (SELECT * FROM "${view.table}" WHERE "id" IN ${given} ORDER BY "id") t`,
        },
      },
    };
  },
});
