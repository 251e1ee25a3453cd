export interface Loan {
  /** In cents, above 0. */
  readonly amount: number;
  /** Percent per year, 0 or more. */
  readonly rate: number;
  /** Whole number above 0. */
  readonly months: number;
}

export interface Month {
  /** From 1. */
  readonly month: number;
  /** All amounts in cents. */
  readonly interest: number;
  /** The part of the instalment that lowers the debt, and early repayments. */
  readonly repaid: number;
  /** What is owed after this month. */
  readonly debt: number;
}

/**
 * Computes the monthly instalment of a loan, by the formula for annuities with a twelfth of the yearly rate,
 * rounded up to whole cents. Without interest it is the amount divided by the months.
 *
 * @throws {RangeError} if the loan is not as its type says
 */
export function instalment({ amount, rate, months }: Loan): number {
  const isValid =
    Number.isInteger(amount) && amount > 0 && rate >= 0 && Number.isInteger(months) && months > 0;
  if (!isValid) throw new RangeError('This is not a loan.');
  const monthly = rate / 1200;
  const exact = monthly === 0 ? amount / months : (amount * monthly) / (1 - (1 + monthly) ** -months);
  return Math.ceil(Number(exact.toFixed(6)));
}

/**
 * Lists the months of a loan until nothing is owed. Each month bears interest for the debt of the month before,
 * rounded to the nearest cent (halves up). The rest of the instalment is repaid, and then the early repayment of
 * that month, but never more than the debt. The last month pays only what is left. Early repayments make the loan
 * shorter; the instalment stays.
 *
 * @param extra early repayments in cents by the number of the month
 * @throws {RangeError} as {@link instalment}
 */
export function schedule(loan: Loan, extra: ReadonlyMap<number, number> = new Map()): Month[] {
  const payment = instalment(loan);
  const list: Month[] = [];
  let debt = loan.amount;
  for (let month = 1; debt > 0; month += 1) {
    const interest = Math.round((debt * loan.rate) / 1200);
    const repaid = Math.min(debt, payment - interest + (extra.get(month) ?? 0));
    debt -= repaid;
    list.push({ month, interest, repaid, debt });
  }
  return list;
}

/** Says how many cents of interest early repayments save over the whole loan. */
export function saving(loan: Loan, extra: ReadonlyMap<number, number>): number {
  const total = (months: readonly Month[]) => months.reduce((sum, { interest }) => sum + interest, 0);
  return total(schedule(loan)) - total(schedule(loan, extra));
}

/**
 * Says what must be paid to end a loan in a month, after its instalment: the debt, and a fee of half a percent of
 * it, rounded up, if more than a year of the schedule is left.
 *
 * @param month from 1; after the end of the loan nothing is owed
 */
export function payoff(loan: Loan, month: number): number {
  const months = schedule(loan);
  const debt = months[month - 1]?.debt ?? 0;
  return months.length - month > 12 ? debt + Math.ceil(debt / 200) : debt;
}
