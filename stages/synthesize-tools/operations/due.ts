// due: rows whose day comes up within some days, or has passed.
import { z } from 'zod';
import { fieldWords, snakeCase } from '../../english.ts';
import { columnNamed, jsonOf, objectSchema, shownSchema } from '../entity-view.ts';
import { defineOperation, fieldsOf } from './operation.ts';

export const due = defineOperation({
  name: 'due',
  effect: 'read',
  options: z.strictObject({ on: z.string(), verb: z.string().default('upcoming') }),
  propose: (outlook) =>
    outlook.random
      .shuffle(fieldsOf(outlook, 'date'))
      .slice(0, 1)
      .map((on) => ({
        options: { on, verb: outlook.random.pick(['upcoming', 'check', 'watch']) },
        weight: 1.6,
      })),
  draft(place, { on, verb }) {
    const { view, style, random } = place;
    const column = columnNamed(view, on);
    const words = fieldWords(column.field);
    const listed = snakeCase(view.plural);
    const day = `julianday("${column.name}") - julianday(substr(:now, 1, 10))`;
    const where = `"${column.name}" IS NOT NULL AND ${day} <= :days AND ${day} >= -coalesce(:days_back, 0)`;
    return {
      name: style.toolName(verb, `${view.plural} by ${words}`),
      description:
        random.pick([
          `Lists the ${view.plural} whose ${words} falls within the coming days, earliest first.`,
          `Tells which ${view.plural} have their ${words} in the next days, in order of the date.`,
        ]) +
        ` Days are counted from today, today included; days_back looks into the past as well.` +
        random.pick([
          ` Use it for what is coming up or overdue; for a fixed range of dates, search.`,
          ` It reminds nobody and changes nothing.`,
        ]),
      inputSchema: objectSchema(
        {
          days: { type: 'integer', minimum: 0, maximum: 365, description: 'How many days ahead to look.' },
          days_back: {
            type: 'integer',
            minimum: 0,
            maximum: 365,
            description: 'How many days back to look; 0 when not given.',
          },
        },
        ['days'],
      ),
      outputSchema: objectSchema(
        { count: { type: 'integer' }, [listed]: { type: 'array', items: shownSchema(view) } },
        ['count', listed],
      ),
      references: {},
      samples: [
        { days: 7 },
        { days: 14 },
        { days: 30, days_back: 7 },
        { days: 3, days_back: 30 },
        { days: 60 },
      ],
      intents: [`which ${view.plural} have their ${words} within the next {days} days`],
      program: {
        guards: [],
        statements: [],
        result: {
          shape: 'one',
          sql: `SELECT COUNT(*) AS "count", json_group_array(${jsonOf(view, 't')}) AS "${listed}" FROM (SELECT * FROM "${view.table}" WHERE ${where} ORDER BY "${column.name}", "id") t`,
        },
      },
    };
  },
});
