// Tools that read service intervals: when one thing is due, what is overdue, and what services will cost.
import { guard, jsonObject, listSchema, mustExist, selectOne } from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { leftOut, rangeSchema, valueParameters } from '../parameters.ts';
import { dueRows, ofThing, plannedDay, servicingSchema } from './visits.ts';

const uses = () => ['last_serviced_on', 'service_interval'];

export const nextServiceDue = defineOperation({
  name: 'next_service_due',
  effect: 'read',
  does: 'compute',
  options: servicingSchema,
  uses,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const visits = viewOf(options.visits);
    const shown = figures(site);
    const planned = plannedDay(visits, ofThing(visits, view));
    return {
      name: [random.pick(['get', 'calculate']), `next ${view.noun} service`],
      words: { visits: visits.plural },
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [
          { name: 'id', sql: '"id"', schema: { type: 'string' } },
          shown('service_due_date', 'due_day', { type: 'string' }),
          shown('remaining_days', 'days_left', { type: 'integer' }),
          shown(
            'service_status',
            `CASE WHEN days_left < 0 THEN 'overdue' WHEN days_left <= 14 THEN 'due_soon' ELSE 'ok' END`,
            {
              type: 'string',
            },
          ),
          shown('planned_visit', planned, { type: ['string', 'null'] }),
        ],
        `${dueRows(view)} WHERE "id" = :${view.idParameter}`,
      ),
    };
  },
});

export const listOverdue = defineOperation({
  name: 'list_overdue_services',
  effect: 'read',
  does: 'check',
  options: servicingSchema,
  uses,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const visits = viewOf(options.visits);
    const isUnplanned =
      `NOT EXISTS (SELECT 1 FROM ${identifier(visits.table)} v WHERE ` +
      `v.${ofThing(visits, view, 'd."id"')} AND v."status" = 'planned')`;
    const row = jsonObject([
      { name: 'id', sql: 't."id"', schema: { type: 'string' } },
      { name: 'service_due_date', sql: 't.due_day', schema: { type: 'string' } },
      { name: 'days_left', sql: 't.days_left', schema: { type: 'integer' } },
    ]);
    const query =
      `SELECT * FROM ${dueRows(view)} d WHERE days_left < coalesce(:within_days, 0) ` +
      `AND (coalesce(:unplanned_only, 0) = 0 OR ${isUnplanned}) ORDER BY days_left, "id"`;
    const value = valueParameters(site);
    return {
      name: [random.pick(['list', 'check', 'find']), `overdue ${view.plural}`],
      words: { visits: visits.plural },
      parameters: [
        leftOut(value('within_days', rangeSchema(0, 180))),
        leftOut(value('unplanned_only', { type: 'boolean' })),
      ],
      samples: [
        { within_days: 7, unplanned_only: true },
        { within_days: 14, unplanned_only: false },
        { within_days: 30, unplanned_only: true },
        { within_days: 21, unplanned_only: true },
      ],
      result: selectOne(
        [
          { name: 'count', sql: 'COUNT(*)', schema: { type: 'integer' } },
          {
            name: view.plural.replaceAll(/[ -]/g, '_'),
            sql: `json_group_array(${row.sql})`,
            schema: listSchema(row.schema),
          },
        ],
        `(${query}) t`,
      ),
    };
  },
});

export const serviceCosts = defineOperation({
  name: 'estimate_service_costs',
  effect: 'read',
  does: 'compute',
  options: servicingSchema,
  uses,
  parts(site, options) {
    const { view, viewOf } = site;
    const visits = viewOf(options.visits);
    const own = ofThing(visits, view);
    const shown = figures(site);
    const average =
      `(SELECT AVG("cost") FROM ${identifier(visits.table)} ` + `WHERE ${own} AND "status" = 'done')`;
    const times =
      `MAX(0, CAST((30 * :months - days_left) / "service_interval" ` +
      `AS INTEGER) + (30 * :months >= days_left))`;
    return {
      name: ['estimate', `${view.noun} service costs`],
      words: { visits: visits.plural },
      parameters: [idParameter(view), valueParameters(site)('months', rangeSchema(1, 36))],
      samples: [{ months: 6 }, { months: 12 }, { months: 24 }, { months: 3 }],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `${average} IS NOT NULL`,
          'NO_PAST_SERVICE',
          `{${view.idParameter}} has no past service to go by.`,
        ),
      ],
      result: selectOne(
        [
          shown('expected_services', times, { type: 'integer' }),
          shown('average_cost', `round(${average}, 2)`),
          shown('estimated_cost', `round(${times} * ${average}, 2)`),
        ],
        `${dueRows(view)} WHERE "id" = :${view.idParameter}`,
      ),
    };
  },
});
