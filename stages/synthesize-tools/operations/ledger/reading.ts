// Tools that compute from the entries of a ledger: balances, statements, categories, and whether a counted
// amount agrees.
import { z } from 'zod';
import {
  counter,
  guard,
  jsonObject,
  listSchema,
  mustExist,
  rowList,
  rowsWhere,
  selectOne,
} from '../../../worlds/programs.ts';
import { allOf, identifier, today } from '../../../worlds/sql.ts';
import { figures, given } from '../figure.ts';
import { defineOperation, idParameter, type ToolSite } from '../operation.ts';
import { daySchema, leftOut, rangeSchema, valueParameters } from '../parameters.ts';
import {
  balanceOf,
  entriesWhere,
  ledgerSchema,
  ledgerSite,
  ledgerWords,
  ofOwner,
  only,
  sumOf,
} from './balance.ts';

const options = z.strictObject({ ledger: ledgerSchema });

/** The day up to which entries count. */
const asOf = `coalesce(:as_of, ${today})`;

export const getBalance = defineOperation({
  name: 'get_balance',
  effect: 'read',
  does: 'compute',
  options,
  parts(site, { ledger }) {
    const own = ledgerSite(ledger, site);
    const words = ledgerWords(own);
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    const { owner } = own;
    const entries = [ofOwner(own), `"posted_on" <= ${asOf}`];
    return {
      name: [site.random.pick(['get', 'check', 'calculate']), `${owner.noun} balance`],
      words,
      parameters: [idParameter(owner), leftOut(take('as_of', daySchema))],
      samples: pastDays(site),
      guards: [mustExist(owner, owner.idParameter)],
      result: selectOne([
        given(owner.idParameter),
        figure('as_of', asOf, daySchema),
        figure('balance', balanceOf(own, `:${owner.idParameter}`, entries.slice(1))),
        figure('credits', entriesWhere(own, entries, sumOf(only('credit')))),
        figure('debits', entriesWhere(own, entries, sumOf(only('debit')))),
        figure('count', entriesWhere(own, entries, 'COUNT(*)'), counter()),
      ]),
    };
  },
});

export const statement = defineOperation({
  name: 'statement',
  effect: 'read',
  does: 'compute',
  options,
  parts(site, { ledger }) {
    const own = ledgerSite(ledger, site);
    const words = ledgerWords(own);
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    const { owner, view } = own;
    const id = `:${owner.idParameter}`;
    const within = [ofOwner(own), '"posted_on" BETWEEN :from_day AND :to_day'];
    const rows = rowList(view, 'e');
    const lines = `${rowsWhere(view, allOf(within), '"posted_on", "id"')} LIMIT 20`;
    return {
      name: site.random.pick([
        ['get', `${owner.noun} statement`],
        ['create', `${owner.noun} statement`],
        ['summarize', `${owner.noun} period`],
      ]),
      words,
      parameters: [idParameter(owner), take('from_day', daySchema), take('to_day', daySchema)],
      samples: periods(site),
      guards: [
        mustExist(owner, owner.idParameter),
        guard(':from_day <= :to_day', 'DATES_OUT_OF_ORDER', 'The period ends on {to_day}, before it begins.'),
      ],
      result: selectOne([
        given(owner.idParameter),
        figure('opening_balance', balanceOf(own, id, ['"posted_on" < :from_day'])),
        figure('credits', entriesWhere(own, within, sumOf(only('credit')))),
        figure('debits', entriesWhere(own, within, sumOf(only('debit')))),
        figure('closing_balance', balanceOf(own, id, ['"posted_on" <= :to_day'])),
        figure('count', entriesWhere(own, within, 'COUNT(*)'), counter()),
        { name: rows.name, sql: `(SELECT ${rows.sql} FROM (${lines}) e)`, schema: rows.schema },
      ]),
    };
  },
});

export const reconcile = defineOperation({
  name: 'reconcile',
  effect: 'read',
  does: 'check',
  options,
  parts(site, { ledger }) {
    const own = ledgerSite(ledger, site);
    const words = ledgerWords(own);
    const figure = figures(site, words);
    const take = valueParameters(site, words);
    const { owner } = own;
    const balance = balanceOf(own, `:${owner.idParameter}`, [`"posted_on" <= ${asOf}`]);
    return {
      name: site.random.pick([
        ['reconcile', owner.noun],
        ['verify', `${owner.noun} balance`],
        ['check', `${owner.noun} difference`],
      ]),
      words,
      parameters: [
        idParameter(owner),
        take('counted_balance', { type: 'number', minimum: -100_000, maximum: 1_000_000 }),
        leftOut(take('as_of', daySchema)),
      ],
      samples: pastDays(site).map((set) => ({ ...set, counted_balance: site.random.integer(0, 9000) / 4 })),
      guards: [mustExist(owner, owner.idParameter)],
      result: selectOne([
        given(owner.idParameter),
        figure('as_of', asOf, daySchema),
        figure('balance', balance),
        figure('counted_balance', ':counted_balance'),
        figure('difference', `round(:counted_balance - ${balance}, 2)`),
        figure('agrees', `abs(:counted_balance - ${balance}) < 0.005`, { type: 'boolean' }),
      ]),
    };
  },
});

export const totalsByCategory = defineOperation({
  name: 'totals_by_category',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({ ledger: ledgerSchema, direction: z.enum(['credit', 'debit']) }),
  parts(site, { ledger, direction }) {
    const own = ledgerSite(ledger, site);
    const words = { ...ledgerWords(own), kind: direction === 'debit' ? 'spending' : 'income' };
    const figure = figures(site, words);
    const { owner, view } = own;
    const since = `date(${today}, '-' || :days || ' days')`;
    const within = [ofOwner(own), `"direction" = '${direction}'`, `"posted_on" > ${since}`];
    const total = entriesWhere(own, within, sumOf('"amount"'));
    const group = jsonObject([
      { name: 'category', sql: '"category"', schema: { type: 'string' } },
      { name: 'total', sql: 'round(SUM("amount"), 2)', schema: { type: 'number' } },
      {
        name: 'share_percent',
        sql: `round(SUM("amount") * 100.0 / ${total}, 1)`,
        schema: { type: 'number' },
      },
    ]);
    const groups =
      `SELECT ${group.sql} AS g FROM ${identifier(view.table)} WHERE ${allOf(within)} ` +
      'GROUP BY "category" ORDER BY SUM("amount") DESC, "category"';
    return {
      name: [site.random.pick(['analyze', 'break down', 'total']), `${owner.noun} ${words.kind}`],
      words,
      parameters: [idParameter(owner), valueParameters(site, words)('days', rangeSchema(1, 365))],
      samples: [30, 90, 60, 14, 120, 365].map((days) => ({ days })),
      guards: [mustExist(owner, owner.idParameter)],
      result: selectOne(
        [
          given(owner.idParameter),
          figure('total', total),
          figure('categories', 'json_group_array(json(g))', listSchema(group.schema)),
        ],
        `(${groups})`,
      ),
    };
  },
});

type Drawn = Pick<ToolSite, 'view' | 'random'>;

const dayOf = ({ view, random }: Drawn): string => {
  const column = view.columns.find(({ name }) => name === 'posted_on');
  return String(column?.kind.value(random, {}) ?? '');
};

const pastDays = (site: Drawn) => Array.from({ length: 6 }, () => ({ as_of: dayOf(site) }));

const periods = (site: Drawn) =>
  Array.from({ length: 6 }, () => {
    const [from_day = '', to_day = ''] = [dayOf(site), dayOf(site)].sort();
    return { from_day, to_day };
  });
