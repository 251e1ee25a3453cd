// Rules that processes bring: about balances, reservations, quotes, and places.
import { z } from 'zod';
import { snakeCase, withArticle } from '../../english.ts';
import { identifier } from '../../worlds/sql.ts';
import { columnOf, pluralOf, tableOf } from '../entity-names.ts';
import { defineRule, type RuleKind } from './rule.ts';

const balanceFloor = defineRule({
  name: 'balance_floor',
  about: 'limit',
  settings: z.strictObject({ owner: z.string(), noun: z.string(), floor: z.number() }),
  propose: ({ entity }) =>
    entity.process === 'ledger'
      ? Object.values(entity.fields)
          .flatMap(({ ref }) => ref ?? [])
          .map((noun) => ({ owner: snakeCase(noun), noun, floor: 0 }))
      : [],
  canBreak: ({ kind }) => kind === 'row',
  policy: ({ noun, floor }) =>
    `The balance of ${withArticle(noun)} cannot fall below ${floor === 0 ? 'zero' : `-${floor}`}.`,
  duty: ({ noun, floor }, { entity, noun: own }) =>
    `Do not enter ${pluralOf(own, entity)} that would take the balance of ${withArticle(noun)} below ` +
    `${floor === 0 ? 'zero' : `-${floor}`}. Check the balance first.`,
  code: () => 'BALANCE_TOO_LOW',
  violation({ row }, { owner, floor }, { noun, entity }) {
    const signed = `CASE "direction" WHEN 'credit' THEN "amount" ELSE -"amount" END`;
    const own = `${identifier(columnOf(owner, entity))} = ${row.after(owner)}`;
    const balance = `(SELECT coalesce(SUM(${signed}), 0) FROM ${identifier(tableOf(noun, entity))} WHERE ${own})`;
    return `${row.after('direction')} = 'debit' AND ${balance} - ${row.after('amount')} < ${-floor - 0.001}`;
  },
});

export const aboutCommerce: readonly RuleKind[] = [balanceFloor];
