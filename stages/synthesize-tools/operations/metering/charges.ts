// Tools that compute what usage costs: for a period, for the running month, and with another tariff.
import { guard, jsonObject, mustExist, selectOne } from '../../../worlds/programs.ts';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnNamed } from '../../entity-view.ts';
import { figures } from '../figure.ts';
import { daysBetween } from '../moments.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { daySchema, valueParameters } from '../parameters.ts';
import {
  chargeOf,
  dayOfMonth,
  daysInMonth,
  latestUsage,
  meteringSchema,
  monthStart,
  ofTariff,
  tariffColumn,
  tariffSql,
  tariffValue,
  usedBetween,
} from './usage.ts';

export const calculateCharge = defineOperation({
  name: 'calculate_charge',
  effect: 'read',
  does: 'compute',
  options: meteringSchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const words = { unit: options.unit };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const days = `(${daysBetween(':from_day', ':to_day')} + 1)`;
    const used = usedBetween(site, options, [':from_day', ':to_day']);
    const { base, beyond, extra, whole } = chargeOf(tariffSql(site, options), { used, days });
    const usedOn = columnNamed(viewOf(options.usage), 'used_on').kind;
    return {
      name: [random.pick(['calculate', 'compute', 'get']), `${view.noun} charge`],
      words,
      parameters: [idParameter(view), value('from_day', daySchema), value('to_day', daySchema)],
      samples: Array.from({ length: 6 }, () => {
        const [from_day = null, to_day = null] = [usedOn.value(random, {}), usedOn.value(random, {})].sort();
        return { from_day, to_day };
      }),
      guards: [
        mustExist(view, view.idParameter),
        guard(':from_day <= :to_day', 'PERIOD_REVERSED', 'The period ends on {to_day}, before it begins.'),
        guard(`:to_day <= ${today}`, 'PERIOD_NOT_OVER', '{to_day} is still to come.'),
      ],
      result: selectOne([
        shown('charged_days', days, { type: 'integer' }),
        shown('used_units', used),
        shown('units_beyond_plan', beyond),
        shown('base_charge', base),
        shown('usage_charge', extra),
        shown('total_charge', whole),
      ]),
    };
  },
});

export const forecastCharge = defineOperation({
  name: 'forecast_charge',
  effect: 'read',
  does: 'compute',
  options: meteringSchema,
  parts(site, options) {
    const { view } = site;
    const words = { unit: options.unit };
    const shown = figures(site, words);
    const used = usedBetween(site, options, [monthStart, today]);
    const projected = `round(1.0 * ${used} / ${dayOfMonth} * ${daysInMonth}, 1)`;
    const { extra, whole } = chargeOf(tariffSql(site, options), { used: projected, days: '30' });
    return {
      name: ['forecast', `${view.noun} ${site.random.pick(['usage', 'charge'])}`],
      words,
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne([
        shown('used_so_far', used),
        shown('days_elapsed', dayOfMonth, { type: 'integer' }),
        shown('projected_units', projected),
        shown('projected_usage_charge', extra),
        shown('projected_total', whole),
      ]),
    };
  },
});

export const checkQuota = defineOperation({
  name: 'check_quota',
  effect: 'read',
  does: 'check',
  options: meteringSchema,
  parts(site, options) {
    const { view } = site;
    const words = { unit: options.unit };
    const shown = figures(site, words);
    const used = usedBetween(site, options, [monthStart, today]);
    const { included } = tariffSql(site, options);
    return {
      name: ['check', `${view.noun} ${site.random.pick(['quota', 'allowance', 'usage'])}`],
      words,
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne([
        { name: 'id', sql: `:${view.idParameter}`, schema: { type: 'string' } },
        shown('latest_record', latestUsage(site, options), { type: ['string', 'null'] }),
        shown('tariff_name', tariffValue(site, options, 'name'), { type: 'string' }),
        shown('used_units', used),
        shown('included_units', included),
        shown('remaining_units', `round(MAX(0, ${included} - ${used}), 2)`),
        shown('used_percent', `round(100.0 * ${used} / nullif(${included}, 0), 1)`, {
          type: ['number', 'null'],
        }),
        shown('is_exceeded', `${used} > ${included}`, { type: 'boolean' }),
      ]),
    };
  },
});

export const quoteTariff = defineOperation({
  name: 'quote_tariff_change',
  effect: 'read',
  does: 'quote',
  options: meteringSchema,
  parts(site, options) {
    const { view, viewOf } = site;
    const tariffs = viewOf(options.tariffs);
    const words = { unit: options.unit, tariff: tariffs.noun, tariffId: tariffs.idParameter };
    const shown = figures(site, words);
    const used = usedBetween(site, options, [`date(${today}, '-29 days')`, today]);
    const other = (column: string): string => ofTariff(tariffs, `:${tariffs.idParameter}`, column);
    const now = chargeOf(tariffSql(site, options), { used, days: '30' });
    const then = chargeOf(
      { fee: other('monthly_fee'), included: other('included_units'), price: other('unit_price') },
      { used, days: '30' },
    );
    const present =
      `SELECT ${tariffColumn(view, options)} FROM ` +
      `${identifier(view.table)} WHERE "id" = :${view.idParameter}`;
    const offered = jsonObject(
      ['id', 'name'].map((name) => ({ name, sql: other(name), schema: { type: 'string' } })),
    );
    return {
      name: [site.random.pick(['quote', 'preview']), `${tariffs.noun} change`],
      words,
      parameters: [idParameter(view), idParameter(tariffs)],
      guards: [
        mustExist(view, view.idParameter),
        mustExist(tariffs, tariffs.idParameter),
        guard(
          `(${present}) <> :${tariffs.idParameter}`,
          'SAME_TARIFF',
          `{${view.idParameter}} already has {${tariffs.idParameter}}.`,
        ),
      ],
      result: selectOne([
        { name: 'offered_tariff', ...offered },
        shown('units_compared', used),
        shown('present_cost', now.whole),
        shown('new_cost', then.whole),
        shown('monthly_difference', `round(${then.whole} - ${now.whole}, 2)`),
      ]),
    };
  },
});
