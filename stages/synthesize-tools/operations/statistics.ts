// statistics: how a number is spread over the rows, least, most, mean and sum.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { columnNamed, objectSchema, parameterFor } from '../entity-view.ts';
import { defineOperation, fieldsOf, numeric } from './operation.ts';

export const statistics = defineOperation({
  name: 'statistics',
  effect: 'read',
  options: z.strictObject({
    of: z.string(),
    within: z.string().optional().describe('field that narrows the rows'),
  }),
  propose(outlook) {
    const groups = [...Object.keys(outlook.entity.states), ...fieldsOf(outlook, 'one_of', 'ref')];
    const [of] = outlook.random.shuffle(fieldsOf(outlook, ...numeric));
    if (of === undefined) return [];
    const within = outlook.random.shuffle(groups.filter((name) => !name.startsWith('previous_')))[0];
    return [{ options: within === undefined ? { of } : { of, within }, weight: 1 }];
  },
  draft(place, options) {
    const { view, style, random } = place;
    const of = columnNamed(view, options.of);
    const within = options.within === undefined ? undefined : columnNamed(view, options.within);
    const words = fieldWords(of.field);
    const where = within ? ` AND (:${within.name} IS NULL OR "${within.name}" = :${within.name})` : '';
    const figure = (description: string) => ({ type: ['number', 'null'], description });
    return {
      name: style.toolName(random.pick(['analyze', 'measure', 'total']), `${view.noun} ${words}`),
      description:
        random.pick([
          `Computes lowest, highest, mean and sum of the ${words} over all ${view.plural}.`,
          `Answers with the number of ${view.plural} and the least, greatest, average and total ${words} among them.`,
        ]) +
        (within ? ` It can be narrowed down to one ${fieldWords(within.field)}.` : '') +
        ` ${of.kind.describe}; the mean is rounded to two places. It returns figures only, never single ${view.plural}.`,
      inputSchema: objectSchema(
        within
          ? {
              [within.name]: {
                ...parameterFor(within, place),
                description: `Only ${view.plural} of this ${fieldWords(within.field)}.`,
              },
            }
          : {},
        [],
      ),
      outputSchema: objectSchema(
        {
          count: { type: 'integer' },
          [words.replaceAll(' ', '_')]: objectSchema(
            {
              lowest: figure('Lowest'),
              highest: figure('Highest'),
              mean: figure('Mean'),
              sum: figure('Sum'),
            },
            ['lowest', 'highest', 'mean', 'sum'],
          ),
        },
        ['count', words.replaceAll(' ', '_')],
      ),
      references: within?.parent ? { [within.name]: within.parent.table } : {},
      samples: [],
      intents: [
        `what is the average ${words} of our ${view.plural}`,
        ...(within
          ? [
              `what is the average ${words} of ${view.plural} with the ${fieldWords(within.field)} {${within.name}}`,
            ]
          : []),
      ],
      program: {
        guards: [],
        statements: [],
        result: {
          shape: 'one',
          sql:
            `SELECT COUNT("${of.name}") AS "count", json_object('lowest', MIN("${of.name}"), 'highest', MAX("${of.name}"), ` +
            `'mean', round(AVG("${of.name}"), 2), 'sum', round(SUM("${of.name}"), 2)) AS "${words.replaceAll(' ', '_')}" ` +
            `FROM "${view.table}" WHERE 1${where}`,
        },
      },
    };
  },
});
