// Tools that compute from time sheets: pay with overtime, the limits of a week, and hours by activity.
import {
  guard,
  jsonObject,
  listSchema,
  type Member,
  mustExist,
  selectOne,
} from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { columnNamed, columnOfOwner, type EntityView } from '../../entity-view.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter, type ToolSite } from '../operation.ts';
import { daySchema, valueParameters } from '../parameters.ts';
import { dailyHours, hoursInWords, mondayOf, sundayOf, type Timesheets, timesheetsSchema } from './hours.ts';

/** Periods as they are asked for: from one day of the entries to another. */
function periods({ viewOf, random }: ToolSite, { entries }: Timesheets) {
  const day = columnNamed(viewOf(entries), 'worked_on').kind;
  return Array.from({ length: 6 }, () => {
    const [from_day = null, to_day = null] = [day.value(random, {}), day.value(random, {})].sort();
    return { from_day, to_day, week_of: from_day };
  });
}

export const calculatePay = defineOperation({
  name: 'calculate_pay',
  effect: 'read',
  does: 'compute',
  options: timesheetsSchema,
  uses: () => ['hourly_rate'],
  parts(site, options) {
    const { view, random } = site;
    const { daily, overtime } = options;
    const words = hoursInWords(options);
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const rate = `(SELECT "hourly_rate" FROM ${identifier(view.table)} WHERE "id" = :${view.idParameter})`;
    const regular = `coalesce(SUM(MIN(hours, ${daily})), 0)`;
    const beyond = `coalesce(SUM(MAX(hours - ${daily}, 0)), 0)`;
    return {
      name: [random.pick(['calculate', 'compute']), `${view.noun} pay`],
      words,
      parameters: [idParameter(view), value('from_day', daySchema), value('to_day', daySchema)],
      samples: periods(site, options),
      guards: [
        mustExist(view, view.idParameter),
        guard(':from_day <= :to_day', 'PERIOD_REVERSED', 'The period ends on {to_day}, before it begins.'),
      ],
      result: selectOne(
        [
          shown('days_worked', 'COUNT(*)', { type: 'integer' }),
          shown('regular_hours', `round(${regular}, 2)`),
          shown('overtime_hours', `round(${beyond}, 2)`),
          shown('regular_pay', `round(${regular} * ${rate}, 2)`),
          shown('overtime_pay', `round(${beyond} * ${rate} * ${overtime}, 2)`),
          shown('gross_pay', `round((${regular} + ${beyond} * ${overtime}) * ${rate}, 2)`),
        ],
        dailyHours(site, options, [':from_day', ':to_day']),
      ),
    };
  },
});

export const checkHours = defineOperation({
  name: 'check_hours_limit',
  effect: 'read',
  does: 'check',
  options: timesheetsSchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const entries = viewOf(options.entries);
    const words = hoursInWords(options);
    const shown = figures(site, words);
    const week =
      `${columnOfOwner(entries, view)} = :${view.idParameter} AND "worked_on" ` +
      `BETWEEN ${mondayOf(':week_of')} AND ${sundayOf(':week_of')}`;
    const whole = 'coalesce(SUM(hours), 0)';
    return {
      name: ['check', `${view.noun} ${random.pick(['hours', 'weekly hours', 'working time'])}`],
      words,
      parameters: [idParameter(view), valueParameters(site, words)('week_of', daySchema)],
      samples: periods(site, options),
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [
          shown('week_start', mondayOf(':week_of'), { type: 'string' }),
          shown('hours_worked', `round(${whole}, 2)`),
          shown('longest_day', 'coalesce(MAX(hours), 0)'),
          shown('remaining_hours', `round(MAX(0, ${options.weekly} - ${whole}), 2)`),
          shown('is_over_limit', `${whole} > ${options.weekly}`, { type: 'boolean' }),
          entryList(entries, week),
        ],
        dailyHours(site, options, [mondayOf(':week_of'), sundayOf(':week_of')]),
      ),
    };
  },
});

/** The entries that meet a condition, in the order of their days. */
function entryList(entries: EntityView, where: string): Member {
  const entry = jsonObject([
    { name: 'id', sql: 'e."id"', schema: { type: 'string' } },
    { name: 'worked_on', sql: 'e."worked_on"', schema: { type: 'string', format: 'date' } },
    { name: 'hours', sql: 'e."hours"', schema: { type: 'number' } },
    { name: 'activity', sql: 'e."activity"', schema: { type: 'string' } },
  ]);
  const rows = `SELECT * FROM ${identifier(entries.table)} WHERE ${where} ORDER BY "worked_on", "id"`;
  return {
    name: 'entries',
    sql: `(SELECT json_group_array(${entry.sql}) FROM (${rows}) e)`,
    schema: listSchema(entry.schema),
  };
}

export const hoursByActivity = defineOperation({
  name: 'hours_by_activity',
  effect: 'read',
  does: 'compute',
  options: timesheetsSchema,
  parts(site, options) {
    const { view, viewOf } = site;
    const entries = viewOf(options.entries);
    const words = { entries: entries.plural };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const own =
      `${columnOfOwner(entries, view)} = :${view.idParameter} ` +
      `AND "worked_on" BETWEEN :from_day AND :to_day`;
    const groups =
      `SELECT "activity" AS activity, SUM("hours") AS hours FROM ${identifier(entries.table)} ` +
      `WHERE ${own} GROUP BY "activity" ORDER BY SUM("hours") DESC, "activity"`;
    const group = jsonObject([
      { name: 'activity', sql: 'g.activity', schema: { type: 'string' } },
      { name: 'hours', sql: 'round(g.hours, 2)', schema: { type: 'number' } },
    ]);
    return {
      name: ['summarize', `${view.noun} hours`],
      words,
      parameters: [idParameter(view), value('from_day', daySchema), value('to_day', daySchema)],
      samples: periods(site, options),
      guards: [
        mustExist(view, view.idParameter),
        guard(':from_day <= :to_day', 'PERIOD_REVERSED', 'The period ends on {to_day}, before it begins.'),
      ],
      result: selectOne(
        [
          shown('total_hours', 'round(coalesce(SUM(g.hours), 0), 2)'),
          shown('main_activity', `(SELECT activity FROM (${groups} LIMIT 1))`, { type: ['string', 'null'] }),
          { name: 'activities', sql: `json_group_array(${group.sql})`, schema: listSchema(group.schema) },
        ],
        `(${groups}) g`,
      ),
    };
  },
});
