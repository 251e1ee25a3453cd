// record rate: the rate of a currency for a day, once.
import { z } from 'zod';
import { exists, guard, newestRow } from '../../../worlds/programs.ts';
import { today } from '../../../worlds/sql.ts';
import { newRow } from '../../writes.ts';
import { defineOperation } from '../operation.ts';
import { currencyParameter, ratesSchema, ratesWords } from './rates.ts';

export const recordRate = defineOperation({
  name: 'record_rate',
  effect: 'write',
  does: 'write',
  options: z.strictObject({
    rates: ratesSchema,
    verb: z.string(),
    samples: z.array(z.strictObject({ currency: z.string(), rate: z.number() })),
  }),
  writes: () => [{ kind: 'row', sets: ['currency', 'rate', 'rate_date'] }],
  parts(site, { rates, verb, samples }) {
    const { view, text } = site;
    const words = ratesWords(rates, site);
    const values = { currency: ':currency', rate: ':rate', rate_date: today };
    return {
      name: [verb, view.noun],
      words,
      parameters: [
        currencyParameter('currency', rates.currencies, text('currency', words)),
        {
          name: 'rate',
          schema: {
            type: 'number',
            exclusiveMinimum: 0,
            maximum: 1000,
            description: text('rate', words),
          },
          isRequired: true,
        },
      ],
      samples,
      guards: [
        guard(
          `NOT ${exists(view, `"currency" = :currency AND "rate_date" = ${today}`)}`,
          'RATE_ALREADY_SET',
          'Today already has an exchange rate for {currency}.',
        ),
      ],
      changes: [{ values: newRow(view, values) }],
      result: newestRow(view),
    };
  },
});
