// rate change: how far a currency has moved within some days.
import { z } from 'zod';
import { rowList, rowsWhere, selectOne } from '../../../worlds/programs.ts';
import { today } from '../../../worlds/sql.ts';
import { figures, given } from '../figure.ts';
import { defineOperation } from '../operation.ts';
import { currencyParameter, mustHaveRate, rateOf, ratesSchema, ratesWords } from './rates.ts';

export const rateChange = defineOperation({
  name: 'rate_change',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({ rates: ratesSchema, verb: z.string() }),
  parts(site, { rates, verb }) {
    const { view, random, text } = site;
    const words = { ...ratesWords(rates, site), limit: String(rates.maxAge) };
    const earlier = `date(${today}, '-' || :days || ' days')`;
    const [first, last] = [earlier, today].map((day) => `(${rateOf(view, ':currency', { rates, day })})`) as [
      string,
      string,
    ]; // one for each of two days
    const figure = figures(site, words);
    const within = `"currency" = :currency AND "rate_date" BETWEEN ${earlier} AND ${today}`;
    return {
      name: [verb, `${view.noun} change`],
      words,
      parameters: [
        currencyParameter('currency', rates.currencies, text('currency', words)),
        {
          name: 'days',
          schema: { type: 'integer', minimum: 1, maximum: 45, description: text('days', words) },
          isRequired: true,
        },
      ],
      samples: [7, 10, 14, 21, 30].map((days) => ({ currency: random.pick(rates.currencies), days })),
      guards: [earlier, today].map((day) => mustHaveRate(view, 'currency', { rates, day })),
      result: selectOne(
        [
          given('currency'),
          figure('rate_then', first),
          figure('rate_now', last),
          figure('change_percent', `round((${last} - ${first}) * 100.0 / ${first}, 2)`),
          rowList(view),
        ],
        `(${rowsWhere(view, within, '"rate_date"')}) t`,
      ),
    };
  },
});
