// convert amount: a sum of money in another currency, at the rate of a day.
import { z } from 'zod';
import { guard, rowList, rowsWhere, selectOne } from '../../../worlds/programs.ts';
import { cents } from '../../../worlds/sql.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, type Parameter } from '../operation.ts';
import {
  currencyParameter,
  dayParameter,
  mustHaveRate,
  rateDay,
  rateKey,
  rateOf,
  ratesSchema,
  ratesWords,
} from './rates.ts';

export const convertAmount = defineOperation({
  name: 'convert_amount',
  effect: 'read',
  does: 'convert',
  options: z.strictObject({
    rates: ratesSchema,
    fee: z.number().describe('percent of the converted amount'),
    verb: z.string(),
  }),
  parts(site, { rates, fee, verb }) {
    const { view, random, text } = site;
    const on = { rates, day: rateDay };
    const all = [rates.base, ...rates.currencies];
    const factor = `(${rateOf(view, ':to_currency', on)}) / (${rateOf(view, ':from_currency', on)})`;
    const converted = cents(`:amount * ${factor}`);
    const charge = cents(`${converted} * ${fee} / 100.0`);
    const keys = [':from_currency', ':to_currency'].map((currency) => rateKey(view, currency, on));
    const words = { ...ratesWords(rates, site), fee: fee > 0 ? String(fee) : undefined };
    const figure = figures(site, words);
    return {
      name: [verb, `${words.owner} conversion`],
      words,
      parameters: [
        amountParameter(text('amount', words)),
        currencyParameter('from_currency', all, text('fromCurrency', words)),
        currencyParameter('to_currency', all, text('toCurrency', words)),
        dayParameter(site),
      ],
      samples: Array.from({ length: 6 }, () => {
        const [from = '', to = ''] = random.shuffle(all);
        return { amount: random.integer(20, 4000) / 2, from_currency: from, to_currency: to };
      }),
      guards: [
        guard(':from_currency <> :to_currency', 'SAME_CURRENCY', 'Both currencies are {from_currency}.'),
        mustHaveRate(view, 'from_currency', on),
        mustHaveRate(view, 'to_currency', on),
      ],
      result: selectOne(
        [
          given('amount', ':amount', 'number'),
          given('from_currency'),
          given('to_currency'),
          figure('factor', `round(${factor}, 6)`),
          figure('converted_amount', converted),
          ...(fee > 0
            ? [figure('fee', charge), figure('paid_out', `round(${converted} - ${charge}, 2)`)]
            : []),
          rowList(view),
        ],
        `(${rowsWhere(view, `"id" IN (${keys.join(', ')})`)}) t`,
      ),
    };
  },
});

const amountParameter = (description: string): Parameter => ({
  name: 'amount',
  schema: { type: 'number', minimum: 0.01, maximum: 100000, description },
  isRequired: true,
});
