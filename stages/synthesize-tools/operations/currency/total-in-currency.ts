// total in currency: the amounts of all rows in one state, added up and converted.
import { z } from 'zod';
import { fieldWords } from '../../../english.ts';
import { counter, selectOne } from '../../../worlds/programs.ts';
import { allOf, cents, identifier, today } from '../../../worlds/sql.ts';
import { columnNamed } from '../../entity-view.ts';
import { figures, given } from '../figure.ts';
import { stateConditions } from '../list.ts';
import { defineOperation, stateParameter } from '../operation.ts';
import { currencyParameter, mustHaveRate, rateMember, rateOf, ratesSchema } from './rates.ts';

export const totalInCurrency = defineOperation({
  name: 'total_in_currency',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({ rates: ratesSchema, amount: z.string() }),
  uses: ({ amount }) => [amount],
  parts(site, { rates, amount }) {
    const { view, random, text, viewOf } = site;
    const rateView = viewOf(rates.rates);
    const on = { rates, day: today };
    const column = columnNamed(view, amount);
    const words = { value: fieldWords(column.field), base: rates.base };
    const sum = `coalesce(SUM(t.${identifier(column.name)}), 0)`;
    const figure = figures(site, words);
    return {
      name: ['total', `${view.plural} in currency`],
      words: { ...words, days: String(rates.maxAge), state: view.state && fieldWords(view.state.field) },
      parameters: [
        currencyParameter('currency', rates.currencies, text('currency', words)),
        ...stateParameter(site),
      ],
      samples: random.shuffle(rates.currencies).map((currency) => ({ currency })),
      guards: [mustHaveRate(rateView, 'currency', on)],
      result: selectOne(
        [
          { name: 'count', sql: 'COUNT(*)', schema: counter() },
          figure('total', `round(${sum}, 2)`),
          given('currency'),
          figure('converted_total', cents(`${sum} * (${rateOf(rateView, ':currency', on)})`)),
          rateMember(rateView, ':currency', on),
        ],
        `${identifier(view.table)} t WHERE ${allOf(stateConditions(view))}`,
      ),
    };
  },
});
