// Tools for discount codes: whether one can be used, and its use.
import { z } from 'zod';
import { errorCode, guard, isKey, mustExist, oneRow, rowWhere, selectOne } from '../../../worlds/programs.ts';
import { identifier, today } from '../../../worlds/sql.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { rangeSchema, valueParameters } from '../parameters.ts';

const options = z.strictObject({ goods: z.string().describe('noun of what the codes are for') });

export const checkCode = defineOperation({
  name: 'check_code',
  effect: 'read',
  does: 'check',
  options,
  parts(site, { goods }) {
    const { view, random } = site;
    const { noun, plural } = site.viewOf(goods);
    const words = { goods: noun, goodsPlural: plural };
    const figure = figures(site, words);
    const reason =
      `CASE WHEN "valid_until" < ${today} THEN 'expired' WHEN "uses_left" < 1 THEN 'used up' ` +
      `WHEN :quantity < "minimum_quantity" THEN 'quantity too low' ELSE 'ok' END`;
    return {
      name: [random.pick(['check', 'validate', 'verify']), view.noun],
      words,
      parameters: [idParameter(view), valueParameters(site, words)('quantity', rangeSchema(1, 500))],
      samples: [1, 2, 4, 10, 25, 50].map((quantity) => ({ quantity })),
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [
          figure('is_usable', `${reason} = 'ok'`, { type: 'boolean' }),
          figure('reason', reason, {
            type: 'string',
            enum: ['ok', 'expired', 'used up', 'quantity too low'],
          }),
          figure('days_left', `CAST(julianday("valid_until") - julianday(${today}) AS INTEGER)`, {
            type: 'integer',
          }),
          { name: 'code', ...rowWhere(view, `t.${isKey(view, view.idParameter)}`) },
        ],
        `${identifier(view.table)} WHERE ${isKey(view, view.idParameter)}`,
      ),
    };
  },
});

export const redeemCode = defineOperation({
  name: 'redeem_code',
  effect: 'write',
  does: 'write',
  options,
  writes: () => [{ kind: 'amount', sets: ['uses_left'] }],
  parts({ view, viewOf, random }, { goods }) {
    const isThis = isKey(view, view.idParameter);
    return {
      name: [random.pick(['redeem', 'use']), view.noun],
      words: { goods: viewOf(goods).noun },
      parameters: [idParameter(view)],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `(SELECT "uses_left" FROM ${identifier(view.table)} WHERE ${isThis}) > 0`,
          errorCode(view.noun, 'used up'),
          `{${view.idParameter}} has no uses left.`,
        ),
      ],
      changes: [{ values: { uses_left: '"uses_left" - 1' }, where: isThis }],
      result: oneRow(view, `t.${isThis}`),
    };
  },
});
