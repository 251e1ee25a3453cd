// Tools that read the clock of response times: of one row, of all that are late, and how many are in time.

import { jsonObject, mustExist, selectOne } from '../../../worlds/programs.ts';
import { matchesIfGiven } from '../../../worlds/sql.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { leftOut, valueParameters } from '../parameters.ts';
import { clockRows, clockState, isRunning, limitsInWords, mustRun, slaSchema } from './clock.ts';

export const checkSla = defineOperation({
  name: 'check_sla',
  effect: 'read',
  does: 'check',
  options: slaSchema,
  uses: ({ day }) => [day, 'opened_at', 'priority'],
  parts(site, sla) {
    const { view, random } = site;
    const words = { limits: limitsInWords(sla) };
    const shown = figures(site, words);
    return {
      name: ['check', `${view.noun} ${random.pick(['sla', 'deadline', 'response time'])}`],
      words,
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter), ...mustRun(site)],
      result: selectOne(
        [
          { name: 'id', sql: '"id"', schema: { type: 'string' } },
          shown('priority', '"priority"', { type: 'string' }),
          shown('allowed_hours', 'allowed_hours', { type: 'integer' }),
          shown('deadline', 'deadline', { type: 'string' }),
          shown('remaining_minutes', 'minutes_left', { type: 'integer' }),
          shown('clock_status', clockState, { type: 'string' }),
        ],
        `${clockRows(view, sla)} WHERE "id" = :${view.idParameter}`,
      ),
    };
  },
});

export const listBreaches = defineOperation({
  name: 'list_sla_breaches',
  effect: 'read',
  does: 'check',
  options: slaSchema,
  uses: ({ day }) => [day, 'opened_at', 'priority'],
  parts(site, sla) {
    const { view, random } = site;
    const priorities = sla.hours.map(([name]) => name);
    const late = `${isRunning(view)} AND minutes_left < coalesce(60 * :within_hours, 0)`;
    const query =
      `SELECT * FROM ${clockRows(view, sla)} WHERE ${late} AND ${matchesIfGiven('"priority"', 'priority')} ` +
      'ORDER BY minutes_left, "id"';
    const row = jsonObject([
      { name: 'id', sql: 't."id"', schema: { type: 'string' } },
      { name: 'priority', sql: 't."priority"', schema: { type: 'string' } },
      { name: 'deadline', sql: 't.deadline', schema: { type: 'string' } },
      { name: 'minutes_left', sql: 't.minutes_left', schema: { type: 'integer' } },
    ]);
    const words = { limits: limitsInWords(sla) };
    const value = valueParameters(site, words);
    return {
      name: [random.pick(['list', 'find', 'check']), `late ${view.plural}`],
      words,
      parameters: [
        leftOut(value('within_hours', { type: 'integer', minimum: 0, maximum: 72 })),
        leftOut(value('priority', { type: 'string', enum: priorities })),
      ],
      samples: [{ within_hours: 4 }, { within_hours: 8 }, { within_hours: 24 }, { within_hours: 2 }],
      result: selectOne(
        [
          { name: 'count', sql: 'COUNT(*)', schema: { type: 'integer' } },
          {
            name: view.plural.replaceAll(/[ -]/g, '_'),
            sql: `json_group_array(${row.sql})`,
            schema: { type: 'array', items: row.schema },
          },
        ],
        `(${query}) t`,
      ),
    };
  },
});

export const slaCompliance = defineOperation({
  name: 'sla_compliance',
  effect: 'read',
  does: 'compute',
  options: slaSchema,
  uses: ({ day }) => [day, 'opened_at', 'priority'],
  parts(site, sla) {
    const { view, random } = site;
    const priorities = sla.hours.map(([name]) => name);
    const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
    const none = (sql: string): string => `coalesce(${sql}, 0)`;
    const words = { limits: limitsInWords(sla) };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    return {
      name: ['get', `${view.noun} ${random.pick(['sla report', 'sla summary', 'sla compliance'])}`],
      words,
      parameters: [
        leftOut(
          value('priorities', {
            type: 'array',
            items: { type: 'string', enum: priorities },
            minItems: 1,
            maxItems: 4,
            uniqueItems: true,
          }),
        ),
      ],
      samples: [
        priorities.slice(0, 1),
        priorities.slice(0, 2),
        priorities.slice(2),
        priorities.slice(1, 3),
      ].map((list) => ({ priorities: list })),
      result: selectOne(
        [
          shown('open_count', 'COUNT(*)', { type: 'integer' }),
          shown('on_track_count', none(count(`${clockState} = 'on_track'`)), { type: 'integer' }),
          shown('at_risk_count', none(count(`${clockState} = 'at_risk'`)), { type: 'integer' }),
          shown('late_count', none(count('minutes_left < 0')), { type: 'integer' }),
          shown('compliance_rate', `round(100.0 * ${count('minutes_left >= 0')} / nullif(COUNT(*), 0), 1)`, {
            type: ['number', 'null'],
          }),
        ],
        `${clockRows(view, sla)} WHERE ${isRunning(view)} ` +
          'AND (:priorities IS NULL OR "priority" IN (SELECT value FROM json_each(:priorities)))',
      ),
    };
  },
});
