// convert record: the amount of one row in another currency.
import { z } from 'zod';
import { fieldWords } from '../../../english.ts';
import { isKey, mustExist, selectOne } from '../../../worlds/programs.ts';
import { cents, identifier, today } from '../../../worlds/sql.ts';
import { columnNamed } from '../../entity-view.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import {
  currencyParameter,
  dayParameter,
  mustHaveRate,
  rateDay,
  rateMember,
  rateOf,
  ratesSchema,
} from './rates.ts';

export const convertRecord = defineOperation({
  name: 'convert_record',
  effect: 'read',
  does: 'convert',
  options: z.strictObject({ rates: ratesSchema, amount: z.string(), dated: z.boolean() }),
  uses: ({ amount }) => [amount],
  parts(site, { rates, amount, dated }) {
    const { view, random, text, viewOf } = site;
    const on = { rates, day: dated ? rateDay : today };
    const rateView = viewOf(rates.rates);
    const column = columnNamed(view, amount);
    const words = { value: fieldWords(column.field), base: rates.base };
    const own = `t.${identifier(column.name)}`;
    const figure = figures(site, words);
    return {
      name: ['convert', `${view.noun} ${words.value}`],
      words: { ...words, days: String(rates.maxAge), today: dated ? undefined : 'yes' },
      parameters: [
        idParameter(view),
        currencyParameter('currency', rates.currencies, text('currency', words)),
        ...(dated ? [dayParameter(site)] : []),
      ],
      samples: random.shuffle(rates.currencies).map((currency) => ({ currency })),
      guards: [mustExist(view, view.idParameter), mustHaveRate(rateView, 'currency', on)],
      result: selectOne(
        [
          given(view.idParameter, 't."id"'),
          {
            name: `${column.name}_in_${rates.base.toLowerCase()}`,
            sql: own,
            schema: { type: 'number', description: column.kind.describe },
          },
          given('currency'),
          figure('converted_amount', cents(`${own} * (${rateOf(rateView, ':currency', on)})`)),
          rateMember(rateView, ':currency', on),
        ],
        `${identifier(view.table)} t WHERE t.${isKey(view, view.idParameter)}`,
      ),
    };
  },
});
