// Finance: savings, loans, projects, exchange with a fee, and the years until a sum has grown.
import { dollars, money, round } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { financeMore } from './finance-of-choices.ts';
import { people } from './things.ts';

const savings = family({
  name: 'savings_plan',
  area: 'finance',
  wordings: [
    '{who} puts {p} into an account at {r}% a year, compounded monthly, and adds {d} at the end of ' +
      'every month. How much is there after {n} years, and how much of it is interest?',
    'Starting with {p} and {d} at each month end, at {r}% per year compounded monthly: what is the ' +
      'balance after {n} years, and what part is interest?',
    'Savings plan: {p} now, {d} per month, {r}% yearly with monthly compounding, {n} years. Final ' +
      'amount and interest earned?',
    'What will {who} have after {n} years with {p} at the start and {d} a month at {r}% (compounded ' +
      'monthly)? And how much interest is in that?',
    "I'd like to know what {p} plus {d} every month grows to in {n} years at {r}% annual " +
      'interest, compounded monthly, and how much interest that is.',
    'Please project this plan for {who}: opening balance {p}, monthly deposit {d} (end of month), ' +
      '{r}% a year compounded monthly, {n} years. Balance and interest, please.',
  ],
  variations: [
    'And what if the rate were {r}%?',
    'How does it look at {r}%?',
    'What would both be with {r}%?',
  ],
  draw: (random) => ({
    who: random.pick(people),
    p: random.integer(5, 120) * 100,
    d: random.integer(4, 60) * 10,
    r: random.pick([2.1, 2.4, 2.75, 3, 3.2, 3.6, 4.1, 4.5]),
    n: random.integer(4, 22),
  }),
  pose: ({ who, p, d, r, n }) => {
    let balance = p;
    for (let month = 0; month < n * 12; month += 1) balance = balance * (1 + r / 1200) + d;
    return {
      slots: { who, p: dollars(p), d: dollars(d), r, n },
      expected: [
        { name: `balance after ${n} years`, value: money(balance) },
        { name: 'interest earned', value: money(balance - p - d * n * 12) },
      ],
      *work() {
        const grown = yield* use(
          'compound_growth',
          { principal: p, rate: r, years: n, periods_per_year: 12, deposit: d },
          'to let the balance and the deposits grow',
        );
        return [grown.at('amount'), grown.at('interest')];
      },
    };
  },
  vary: (parameters, random) => ({
    ...parameters,
    r: random.pick([1.5, 1.8, 3.9, 4, 5, 5.25].filter((r) => r !== parameters.r)),
  }),
});

const loan = family({
  name: 'loan',
  area: 'finance',
  wordings: [
    'I want to borrow {p} at {r}% a year over {n} years. What is the monthly payment, and how much ' +
      'interest is it in total?',
    'Loan of {p}, {r}% yearly, {n} years, equal monthly payments: the payment and the total interest, please.',
    'What does a {p} {what} loan cost me per month at {r}% over {n} years, and how much interest do I ' +
      'pay altogether?',
    'For a {what} we need {p}. The bank offers {r}% for {n} years. Monthly payment and total interest?',
    'How much is the monthly installment on {p} at {r}% for {n} years, and what do all the interest ' +
      'payments add up to?',
    '{who} is offered a {what} loan: {p}, {r}%, {n} years, paid monthly. What are the payment and the ' +
      'interest over the whole term?',
  ],
  variations: [
    'And over {n} years?',
    'What if I take {n} years instead?',
    'How do both change with {n} years?',
  ],
  draw: (random) => ({
    who: random.pick(people),
    what: random.pick(['car', 'kitchen', 'roof', 'boat', 'studio', 'heat pump']),
    p: random.integer(24, 380) * 250,
    r: random.pick([3.4, 3.9, 4.25, 4.9, 5.5, 6.2, 6.75, 7.9]),
    n: random.integer(3, 15),
  }),
  pose: ({ who, what, p, r, n }) => {
    const step = r / 1200;
    const payment = round((p * step * (1 + step) ** (12 * n)) / ((1 + step) ** (12 * n) - 1));
    return {
      slots: { who, what, p: dollars(p), r, n },
      expected: [
        { name: 'monthly payment', value: money(payment) },
        { name: 'total interest', value: money(payment * 12 * n - p) },
      ],
      *work() {
        const months = yield* use(
          'calculate_exact',
          { expression: `${n}*12` },
          'to get the number of payments',
        );
        const found = yield* use(
          'loan_payment',
          { principal: p, rate: r, months: months.number('result') },
          'to get the payment and the interest',
        );
        return [found.at('payment'), found.at('interest')];
      },
    };
  },
  vary: (parameters, random) => ({
    ...parameters,
    n: random.pick([4, 5, 6, 7, 8, 10, 12, 20].filter((n) => n !== parameters.n)),
  }),
});

export const finance: readonly Family[] = [savings, loan, ...financeMore];
