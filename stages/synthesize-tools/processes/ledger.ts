// Ledger: entries that add to a balance or take from it. The balance is nowhere but in the entries.

import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import type { Entity, OperationSpec } from '../entity.ts';
import type { Ledger } from '../operations/ledger/balance.ts';
import {
  dayAfter,
  fieldOf,
  type Process,
  type Row,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import { bindsAgent, enforced, fieldsOf, nounFor, ownerColumn, setRows, thingsOf } from './support.ts';

interface Categories {
  readonly credit: readonly string[];
  readonly debit: readonly string[];
}

/** What credits and debits are for, by the kind of thing that has the balance. */
const categories: Readonly<Record<string, Categories>> = {
  account: { credit: ['deposit', 'refund', 'interest'], debit: ['withdrawal', 'purchase', 'fee'] },
  project: { credit: ['funding', 'grant'], debit: ['materials', 'labor', 'travel', 'equipment'] },
  campaign: { credit: ['funding', 'sponsoring'], debit: ['advertising', 'printing', 'agency fee'] },
  contract: { credit: ['payment', 'credit note'], debit: ['monthly charge', 'late fee', 'extra service'] },
  company: { credit: ['payment', 'credit note', 'rebate'], debit: ['invoice', 'late fee', 'freight'] },
  person: { credit: ['payment', 'refund'], debit: ['charge', 'late fee', 'purchase'] },
  enrollment: { credit: ['payment', 'scholarship'], debit: ['tuition', 'materials fee', 'exam fee'] },
};

const none: Categories = { credit: [], debit: [] };

/** Totals on the owner that would say the same as the entries, and one day differ from them. */
const replaced = ['balance', 'spent'];

export const ledger: Process = {
  name: 'ledger',
  about: 'Entries add up to balances: statements, transfers, and checks against counted amounts.',
  weight: 3,
  attach(site) {
    const { entities, random } = site;
    const [owner] = thingsOf(site, ...Object.keys(categories));
    const tail = random.pick(['ledger entry', 'entry', 'posting']);
    const noun = owner && nounFor(owner.noun, tail, entities);
    if (!owner || noun === undefined) return undefined;
    // Tools of another process use such a total.
    if (replaced.some((total) => owner.entity.fixed.includes(total))) return undefined;
    const field = snakeCase(owner.noun);
    const { credit, debit } = categories[owner.entity.archetype ?? ''] ?? none;
    const books = { owner: owner.noun, categories: [...credit, ...debit, 'transfer'] };
    const settings = { owner: field, noun: owner.noun, floor: random.pick([0, 0, 100, 250, 500]) };
    const brought = supportEntity(
      { noun, process: ledger.name, entities },
      {
        rows: 40,
        fields: {
          [field]: fieldOf({ ref: owner.noun }),
          ...fieldsOf({
            direction: { one_of: ['credit', 'debit'], about: 'Credit adds to the balance; debit reduces it' },
            amount: { money: [5, 900] },
            category: { one_of: books.categories },
            posted_on: { date: [-120, 0], about: 'Day of the entry as YYYY-MM-DD' },
          }),
        },
        operations: toolsFor(books, random),
        rules: [(random.chance(0.75) ? enforced : bindsAgent)('balance_floor', settings)],
      },
    );
    return {
      parts: { owner: owner.noun, entry: noun },
      entities: { [owner.noun]: withoutTotals(owner.entity), [noun]: brought },
    };
  },
  settle: settleEntries,
};

function toolsFor(books: Ledger, random: Random): OperationSpec[] {
  const options = { ledger: books };
  const direction = random.pick(['debit', 'debit', 'credit']);
  const verb = random.pick(['transfer', 'move']);
  const more = random.shuffle([
    toolOf('reconcile', options),
    toolOf('totals_by_category', { ...options, direction }),
    toolOf('transfer_funds', { ...options, verb, category: 'transfer' }),
  ]);
  return [
    toolOf('get_balance', options),
    toolOf('statement', options),
    toolOf('post_entry', { ...options, verb: random.pick(['post', 'record', 'add']) }),
    ...more.slice(0, random.integer(1, 3)),
  ];
}

/** The owner without fields that the entries replace. */
function withoutTotals(entity: Entity): Entity {
  const fields = Object.entries(entity.fields).filter(
    ([name]) => name === entity.label || !replaced.includes(name),
  );
  return withTools({ ...entity, fields: Object.fromEntries(fields) }, {});
}

/** Each owner starts with a credit; later entries never take more than there is. Days go forward. */
function settleEntries(site: SettleSite): void {
  const { rowsOf, entities, parts } = site;
  const column = ownerColumn(site, 'entry');
  const kinds = categories[entities[parts.owner ?? '']?.archetype ?? ''] ?? none;
  const entries = rowsOf('owner')
    .slice(0, mostOwners)
    .flatMap(({ id }) => entriesFor(site, kinds).map((entry) => ({ [column]: id ?? null, ...entry })));
  setRows(
    site,
    'entry',
    entries.sort((a, b) => (String(a.posted_on) < String(b.posted_on) ? -1 : 1)),
  );
}

/** Owners beyond these have no entries yet. */
const mostOwners = 30;

function entriesFor({ random, today }: SettleSite, { credit, debit }: Categories): Row[] {
  const entries: Row[] = [];
  let cents = 0;
  for (let back = random.integer(60, 120); back >= 0; back -= random.integer(4, 22)) {
    const isCredit = entries.length === 0 || random.chance(0.3);
    const amount = isCredit ? random.integer(100, 1800) * 50 : random.integer(1, 300) * 25;
    if (!isCredit && amount > cents) continue;
    cents += isCredit ? amount : -amount;
    entries.push({
      direction: isCredit ? 'credit' : 'debit',
      amount: amount / 100,
      category: random.pick(isCredit ? credit : debit),
      posted_on: dayAfter(today, -back),
    });
  }
  return entries;
}
