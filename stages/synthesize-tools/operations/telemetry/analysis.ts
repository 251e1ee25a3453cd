// Tools that compute from the readings of one device: their trend, those outside a range, and outliers.

import { guard, jsonObject, type Member, mustExist, selectOne } from '../../../worlds/programs.ts';
import { columnNamed } from '../../entity-view.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter, type ToolSite } from '../operation.ts';
import { leftOut, valueParameters } from '../parameters.ts';
import {
  daysParameter,
  enoughReadings,
  ownReadings,
  readingMoment,
  type Telemetry,
  telemetrySchema,
  telemetryWords,
} from './readings.ts';

/** Below this share of the mean per day, a slope is noise. */
const steady = 0.005;

export const trend = defineOperation({
  name: 'reading_trend',
  effect: 'read',
  does: 'compute',
  options: telemetrySchema,
  parts(site, options) {
    const { view } = site;
    const words = telemetryWords(site, options);
    const shown = figures(site, words);
    const points =
      `SELECT "value" AS v, julianday(${readingMoment}) - julianday(:now) AS d ` +
      `FROM ${ownReadings(site, options)}`;
    const sums =
      'SELECT COUNT(*) AS n, MIN(v) AS low, MAX(v) AS high, AVG(v) AS mean, ' +
      `(AVG(d * v) - AVG(d) * AVG(v)) / nullif(AVG(d * d) - AVG(d) * AVG(d), 0) AS slope FROM (${points})`;
    const number = (name: string, sql: string): Member => shown(name, sql, { type: ['number', 'null'] });
    return {
      name: [options.verb, `${view.noun} ${options.quantity}`],
      words,
      parameters: [idParameter(view), daysParameter(site, words)],
      samples: [{ days: 7 }, { days: 14 }, { days: 21 }, { days: 30 }, { days: 60 }],
      guards: [mustExist(view, view.idParameter), enoughReadings(site, options, 3)],
      result: selectOne(
        [
          shown('readings_used', 't.n', { type: 'integer' }),
          number('lowest_value', 't.low'),
          number('highest_value', 't.high'),
          number('average_value', 'round(t.mean, 2)'),
          number('change_per_day', 'round(t.slope, 3)'),
          shown(
            'direction',
            `CASE WHEN abs(coalesce(t.slope, 0)) <= ${steady} * abs(t.mean) THEN 'steady' ` +
              "WHEN t.slope > 0 THEN 'rising' ELSE 'falling' END",
            { type: 'string' },
          ),
        ],
        `(${sums}) t`,
      ),
    };
  },
});

/** A reading among others that were found. */
const found = (condition: string): Member => {
  const { sql, schema } = jsonObject([
    { name: 'id', sql: 'f."id"', schema: { type: 'string' } },
    { name: 'taken_on', sql: 'f."taken_on"', schema: { type: 'string', format: 'date' } },
    { name: 'taken_at', sql: 'f."taken_at"', schema: { type: 'string' } },
    { name: 'value', sql: 'f."value"', schema: { type: 'number' } },
  ]);
  const rows = `SELECT * FROM own WHERE ${condition} ORDER BY ${readingMoment}, "id"`;
  return {
    name: 'readings',
    sql: `(SELECT json_group_array(${sql}) FROM (${rows}) f)`,
    schema: { type: 'array', items: schema },
  };
};

const withOwn = (site: ToolSite, options: Telemetry): string =>
  `WITH own AS (SELECT * FROM ${ownReadings(site, options)})`;

export const thresholds = defineOperation({
  name: 'reading_thresholds',
  effect: 'read',
  does: 'check',
  options: telemetrySchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const words = telemetryWords(site, options);
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const { schema } = columnNamed(viewOf(options.readings), 'value').kind;
    const [least, most] = [Number(schema.minimum), Number(schema.maximum)];
    const bound = (name: string) => value(name, { type: 'number', minimum: least, maximum: most });
    const whole = (name: string, condition: string): Member =>
      shown(name, `(SELECT COUNT(*) FROM own WHERE ${condition})`, { type: 'integer' });
    const output = selectOne([
      whole('readings_checked', '1'),
      whole('readings_below', '"value" < :low'),
      whole('readings_above', '"value" > :high'),
      shown(
        'largest_excess',
        '(SELECT coalesce(round(MAX(0, MAX("value") - :high, :low - MIN("value")), 2), 0) FROM own)',
      ),
      found('"value" < :low OR "value" > :high'),
    ]);
    const samples = Array.from({ length: 5 }, () => {
      const low = least + (most - least) * 0.01 * random.integer(15, 35);
      const high = least + (most - least) * 0.01 * random.integer(60, 85);
      return {
        low: Math.round(low * 10) / 10,
        high: Math.round(high * 10) / 10,
        days: random.integer(3, 30),
      };
    });
    return {
      name: ['check', `${view.noun} ${random.pick(['limits', 'range', 'thresholds'])}`],
      words,
      parameters: [idParameter(view), bound('low'), bound('high'), daysParameter(site, words)],
      samples,
      guards: [
        mustExist(view, view.idParameter),
        guard(':low < :high', 'EMPTY_RANGE', 'The low limit {low} is not below the high limit {high}.'),
        enoughReadings(site, options, 1),
      ],
      result: { ...output, sql: `${withOwn(site, options)} ${output.sql}` },
    };
  },
});

/** The middle value of the column `v` of a table; with an even number of rows the mean of the middle two. */
const median = (table: string): string =>
  `(SELECT AVG(v) FROM (SELECT v FROM ${table} ORDER BY v LIMIT 2 - (SELECT COUNT(*) FROM ${table}) % 2 ` +
  `OFFSET (SELECT (COUNT(*) - 1) / 2 FROM ${table})))`;

/**
 * After Hampel: a reading is an outlier when its distance from the median is more than the sensitivity times
 * the median distance. 1.4826 makes the median distance of normal values their standard deviation.
 */
export const outliers = defineOperation({
  name: 'reading_outliers',
  effect: 'read',
  does: 'compute',
  options: telemetrySchema,
  parts(site, options) {
    const { view, random } = site;
    const words = telemetryWords(site, options);
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const sensitivity = leftOut(value('sensitivity', { type: 'number', minimum: 1, maximum: 6 }));
    const spread = '(SELECT spread FROM typical)';
    const middle = '(SELECT middle FROM typical)';
    const isOutlier = `abs("value" - ${middle}) > coalesce(:sensitivity, 3) * ${spread}`;
    const tables =
      `${withOwn(site, options)}, held AS (SELECT "value" AS v FROM own), ` +
      `middles AS (SELECT ${median('held')} AS middle), ` +
      'distances AS (SELECT abs(v - (SELECT middle FROM middles)) AS v FROM held), ' +
      `typical AS (SELECT (SELECT middle FROM middles) AS middle, 1.4826 * ${median('distances')} AS spread)`;
    const output = selectOne([
      shown('readings_checked', '(SELECT COUNT(*) FROM own)', { type: 'integer' }),
      shown('typical_value', `round(${middle}, 2)`),
      shown('typical_deviation', `round(${spread}, 2)`),
      shown('outliers_found', `(SELECT COUNT(*) FROM own WHERE ${isOutlier})`, { type: 'integer' }),
      found(isOutlier),
    ]);
    return {
      name: [random.pick(['detect', 'find']), `${view.noun} outliers`],
      words,
      parameters: [idParameter(view), sensitivity, daysParameter(site, words)],
      samples: [{ sensitivity: 2, days: 30 }, { sensitivity: 3 }, { sensitivity: 2.5 }, { sensitivity: 4 }],
      guards: [mustExist(view, view.idParameter), enoughReadings(site, options, 4)],
      result: { ...output, sql: `${tables} ${output.sql}` },
    };
  },
});
