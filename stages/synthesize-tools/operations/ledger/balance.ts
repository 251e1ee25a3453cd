// What the tools for ledgers share: an entry adds to the balance of its owner or takes from it, and a balance
// is never kept anywhere else, so that it always is the sum of its entries.
import { z } from 'zod';
import { allOf, identifier } from '../../../worlds/sql.ts';
import { columnOfOwner, type EntityView } from '../../entity-view.ts';
import type { ToolSite } from '../operation.ts';

export const ledgerSchema = z.strictObject({
  owner: z.string().describe('noun of what has a balance'),
  categories: z.array(z.string()).min(3),
});
export type Ledger = z.infer<typeof ledgerSchema>;

export interface LedgerSite {
  readonly view: EntityView;
  readonly owner: EntityView;
  /** The column, quoted, that names the owner of an entry. */
  readonly column: string;
}

export function ledgerSite({ owner: noun }: Ledger, { view, viewOf }: ToolSite): LedgerSite {
  const owner = viewOf(noun);
  return { view, owner, column: columnOfOwner(view, owner) };
}

/** The amount of an entry with its sign. */
export const signed = `CASE "direction" WHEN 'credit' THEN "amount" ELSE -"amount" END`;

/** SQL over the entries that meet the conditions. */
export const entriesWhere = ({ view }: LedgerSite, conditions: readonly string[], select: string): string =>
  `(SELECT ${select} FROM ${identifier(view.table)} WHERE ${allOf(conditions)})`;

export const sumOf = (amount: string): string => `round(coalesce(SUM(${amount}), 0), 2)`;

/** The balance of an owner over some of its entries. */
export const balanceOf = (site: LedgerSite, owner: string, conditions: readonly string[] = []): string =>
  entriesWhere(site, [`${site.column} = ${owner}`, ...conditions], sumOf(signed));

export const only = (direction: 'credit' | 'debit'): string =>
  `CASE "direction" WHEN '${direction}' THEN "amount" ELSE 0 END`;

export const ofOwner = ({ owner, column }: LedgerSite): string => `${column} = :${owner.idParameter}`;

export const ledgerWords = ({ owner }: LedgerSite) => ({
  owner: owner.noun,
  owners: owner.plural,
  ownerId: owner.idParameter,
});
