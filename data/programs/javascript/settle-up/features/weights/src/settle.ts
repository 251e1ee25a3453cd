import { splitCost } from './split.ts';

export interface Expense {
  readonly paidBy: string;
  readonly cents: number;
  /** Who shares the cost, each once; the payer only if named. */
  readonly sharedBy: readonly string[];
  /** Shares of those who do not have one whole share. */
  readonly weights?: Readonly<Record<string, number>>;
}

export interface Payment {
  readonly from: string;
  readonly to: string;
  readonly cents: number;
}

/**
 * Works out what everybody is owed (above 0) or owes (below 0). Each expense is split with {@link splitCost}, by its
 * weights; who has no weight has the weight 1.
 *
 * @returns everybody who is named in an expense, in the order in which they are named first (payers before those who
 *   share); the balances add up to 0
 */
export function balances(expenses: readonly Expense[]): Map<string, number> {
  const result = new Map<string, number>();
  const add = (name: string, cents: number) => result.set(name, (result.get(name) ?? 0) + cents);
  for (const { paidBy, cents, sharedBy, weights = {} } of expenses) {
    add(paidBy, cents);
    const parts = splitCost(
      cents,
      sharedBy.map((name) => (Object.hasOwn(weights, name) ? weights[name] : 1)),
    );
    for (const [index, name] of sharedBy.entries()) add(name, -parts[index]);
  }
  return result;
}

/**
 * Turns balances that add up to 0 into payments: again and again, who owes most pays who is owed most, as much as
 * fits both. Of equal balances, the one that comes first in the map goes first. So n people need at most n - 1
 * payments.
 */
export function settle(all: ReadonlyMap<string, number>): Payment[] {
  const open = [...all].map(([name, cents]) => ({ name, cents }));
  const payments: Payment[] = [];
  for (;;) {
    const debtor = open.reduce((most, one) => (one.cents < most.cents ? one : most), { name: '', cents: 0 });
    const creditor = open.reduce((most, one) => (one.cents > most.cents ? one : most), {
      name: '',
      cents: 0,
    });
    const cents = Math.min(-debtor.cents, creditor.cents);
    if (cents === 0) return payments;
    payments.push({ from: debtor.name, to: creditor.name, cents });
    debtor.cents += cents;
    creditor.cents -= cents;
  }
}
