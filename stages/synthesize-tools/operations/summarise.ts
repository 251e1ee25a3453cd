// summarise: rows counted, and a number added up, per value of one column.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { columnNamed, objectSchema } from '../entity-view.ts';
import { defineOperation, fieldsOf, numeric } from './operation.ts';

export const summarise = defineOperation({
  name: 'summarise',
  effect: 'read',
  options: z.strictObject({ by: z.string(), total: z.string().optional() }),
  propose(outlook) {
    const groups = [...Object.keys(outlook.entity.states), ...fieldsOf(outlook, 'one_of', 'ref')];
    const totals = fieldsOf(outlook, ...numeric);
    return outlook.random
      .shuffle(groups.filter((name) => !name.startsWith('previous_')))
      .slice(0, 2)
      .map((by) => ({
        options: totals.length > 0 ? { by, total: outlook.random.pick(totals) } : { by },
        weight: 1.5,
      }));
  },
  draft(place, options) {
    const { view, style, random } = place;
    const by = columnNamed(view, options.by);
    const total = options.total === undefined ? undefined : columnNamed(view, options.total);
    const group = by.parent
      ? `(SELECT p."${by.parent.label}" FROM "${by.parent.table}" p WHERE p."id" = t."${by.name}")`
      : `t."${by.name}"`;
    const sum = total ? `, 'total_${total.name}', round(coalesce(SUM(t."${total.name}"), 0), 2)` : '';
    const words = fieldWords(by.field);
    const adding = total ? ` and adds up their ${fieldWords(total.field)}` : '';
    const groupSchema = objectSchema(
      {
        [by.field]: {
          type: by.kind.schema.type === 'boolean' ? ['boolean', 'null'] : ['string', 'null'],
          description: by.parent ? `The ${by.parent.noun}` : by.kind.describe,
        },
        count: { type: 'integer' },
        ...(total ? { [`total_${total.name}`]: { type: 'number', description: total.kind.describe } } : {}),
      },
      [by.field, 'count', ...(total ? [`total_${total.name}`] : [])],
    );
    return {
      name: style.toolName(style.summarise, `${view.plural} by ${words}`),
      description:
        random.pick([
          `Counts ${view.plural} per ${words}${adding}, largest group first.`,
          `Tells how the ${view.plural} are spread over ${words}${adding}; the largest group comes first.`,
        ]) +
        random.pick([
          ` Use it for questions about numbers as a whole; it names no single ${view.noun}.`,
          ` It answers "how many", not "which ones"; for those, search.`,
        ]) +
        ` Values of which there are no ${view.plural} are left out.`,
      inputSchema: objectSchema(
        {
          minimum_count: {
            type: 'integer',
            minimum: 1,
            maximum: 5,
            description: `Leave out groups with fewer ${view.plural} than this.`,
          },
        },
        [],
      ),
      outputSchema: objectSchema({ groups: { type: 'array', items: groupSchema } }, ['groups']),
      references: {},
      samples: [{}],
      intents: [
        `how many ${view.plural} are there per ${words}`,
        `give me the number of ${view.plural} for each ${words}`,
      ],
      program: {
        guards: [],
        statements: [],
        result: {
          shape: 'one',
          sql:
            `SELECT json_group_array(json(g)) AS "groups" FROM (SELECT json_object('${by.field}', ${group}, 'count', COUNT(*)${sum}) AS g ` +
            `FROM "${view.table}" t GROUP BY t."${by.name}" HAVING COUNT(*) >= coalesce(:minimum_count, 1) ORDER BY COUNT(*) DESC, t."${by.name}")`,
        },
      },
    };
  },
});
