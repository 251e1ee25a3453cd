// Tools that add entries to a ledger. Entries are never changed: a mistake is corrected by another entry.
import { z } from 'zod';
import { snakeCase } from '../../../english.ts';
import { mustExist, newestRow, newestRows, rowList, selectOne } from '../../../worlds/programs.ts';
import { literal, today } from '../../../worlds/sql.ts';
import { newRow, type Write } from '../../writes.ts';
import { betweenTwo } from '../between-two.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { choiceSchema, valueParameters } from '../parameters.ts';
import { balanceOf, type Ledger, ledgerSchema, ledgerSite, ledgerWords } from './balance.ts';

const newEntry = ({ owner }: Ledger): Write => ({
  kind: 'row',
  sets: [snakeCase(owner), 'direction', 'amount', 'category', 'posted_on'],
});
const amountSchema = { type: 'number', minimum: 0.01, maximum: 5000 };

export const postEntry = defineOperation({
  name: 'post_entry',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ ledger: ledgerSchema, verb: z.string() }),
  writes: ({ ledger }) => [newEntry(ledger)],
  parts(site, { ledger, verb }) {
    const own = ledgerSite(ledger, site);
    const { owner, view, column } = own;
    const words = ledgerWords(own);
    const take = valueParameters(site, words);
    const values = {
      [column.slice(1, -1)]: `:${owner.idParameter}`,
      direction: ':direction',
      amount: 'round(:amount, 2)',
      category: ':category',
      posted_on: today,
    };
    return {
      name: [verb, view.noun],
      words: { ...words, verb },
      parameters: [
        idParameter(owner),
        take('direction', choiceSchema(['credit', 'debit'])),
        take('amount', amountSchema),
        take('category', choiceSchema(ledger.categories)),
      ],
      samples: Array.from({ length: 8 }, () => ({
        direction: site.random.pick(['credit', 'debit', 'debit']),
        amount: site.random.integer(8, 900) / 2,
        category: site.random.pick(ledger.categories),
      })),
      guards: [mustExist(owner, owner.idParameter)],
      changes: [{ values: newRow(view, values) }],
      result: newestRow(view, [figures(site, words)('balance', balanceOf(own, `:${owner.idParameter}`))]),
    };
  },
});

export const transferFunds = defineOperation({
  name: 'transfer_funds',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ ledger: ledgerSchema, verb: z.string(), category: z.string() }),
  writes: ({ ledger }) => [newEntry(ledger), newEntry(ledger)],
  parts(site, { ledger, verb, category }) {
    const own = ledgerSite(ledger, site);
    const { owner, view, column } = own;
    const words = ledgerWords(own);
    const ends = betweenTwo(owner, { text: (name, more) => site.text(name, { ...words, ...more }) });
    const entry = (end: string, direction: string) => ({
      values: newRow(view, {
        [column.slice(1, -1)]: `:${end}`,
        direction: literal(direction),
        amount: 'round(:amount, 2)',
        category: literal(category),
        posted_on: today,
      }),
    });
    const figure = figures(site, words);
    return {
      name: [verb, `${owner.noun} funds`],
      words,
      parameters: [...ends.parameters, valueParameters(site, words)('amount', amountSchema)],
      samples: Array.from({ length: 6 }, () => ({ amount: site.random.integer(4, 300) / 2 })),
      guards: ends.guards,
      changes: [entry('from_id', 'debit'), entry('to_id', 'credit')],
      result: selectOne(
        [
          given('amount', 'round(:amount, 2)', 'number'),
          figure('from_balance', balanceOf(own, ':from_id')),
          figure('to_balance', balanceOf(own, ':to_id')),
          rowList(view),
        ],
        `(${newestRows(view, '2')}) t`,
      ),
    };
  },
});
