// Finance: growth with interest, loans in equal payments, and the present value of payments to come.
import { fraction } from '../engine.ts';
import { MathError } from '../math-error.ts';
import { asJson } from '../notation.ts';
import { roundedTo } from '../rounding.ts';
import { count, type MathTool, number, numberIn, numbers, numbersFrom, object } from './tool.ts';

const cents = (value: number) => asJson(roundedTo(value, 2));
const mostYears = 100;
const percent = (description: string) => ({ type: 'number', minimum: -50, maximum: 200, description });
const yearly = 'The yearly rate in percent, such as 3.5.';

export const compoundGrowth: MathTool = {
  name: 'compound_growth',
  description:
    'Returns what a sum grows to with compound interest and, if there are any, regular deposits at the end of each ' +
    'period, with the interest earned. Amounts are rounded to the cent at the end.',
  inputSchema: object(
    {
      principal: number('The sum at the start.'),
      rate: percent(yearly),
      years: { type: 'number', exclusiveMinimum: 0, maximum: mostYears, description: 'For how many years.' },
      periods_per_year: count(
        'How often interest is added: 1 yearly, which is the default, 12 monthly.',
        365,
        1,
      ),
      deposit: number('Paid in at the end of each period.'),
    },
    ['principal', 'rate', 'years'],
  ),
  run({ principal, rate, years, periods_per_year: each, deposit }) {
    const periods = numberIn(years) * numberIn(each, 1);
    const step = numberIn(rate) / 100 / numberIn(each, 1);
    const growth = (1 + step) ** periods;
    const paid = numberIn(deposit);
    if (paid !== 0 && !Number.isInteger(periods))
      throw new MathError('INVALID_VALUE', 'With deposits, the time must be a whole number of periods.');
    const saved = step === 0 ? paid * periods : (paid * (growth - 1)) / step;
    const amount = numberIn(principal) * growth + saved;
    return {
      amount: cents(amount),
      interest: cents(amount - numberIn(principal) - paid * periods),
      deposited: cents(numberIn(principal) + paid * periods),
    };
  },
};

export const loanPayment: MathTool = {
  name: 'loan_payment',
  description:
    'Returns the equal monthly payment that pays back a loan with interest, rounded to the cent, the total of all payments, ' +
    'the total interest, and, after a given number of payments, what is still owed.',
  inputSchema: object(
    {
      principal: { type: 'number', exclusiveMinimum: 0, description: 'The amount borrowed.' },
      rate: percent(yearly),
      months: count('The number of monthly payments.', 600, 1),
      after: count('A number of payments, to see what is still owed then.', 600, 0),
    },
    ['principal', 'rate', 'months'],
  ),
  run({ principal, rate, months, after }) {
    const [sum, n, step] = [numberIn(principal), numberIn(months, 1), numberIn(rate) / 1200];
    const payment = step === 0 ? sum / n : (sum * step) / (1 - (1 + step) ** -n);
    const total = fraction(cents(payment)).mul(n);
    const result = {
      payment: cents(payment),
      total: asJson(total),
      interest: asJson(total.sub(fraction(sum))),
    };
    if (typeof after !== 'number') return result;
    const grown = (1 + step) ** after;
    const owed = step === 0 ? sum - payment * after : sum * grown - (payment * (grown - 1)) / step;
    return { ...result, owed: cents(Math.max(0, owed)) };
  },
};

export const presentValue: MathTool = {
  name: 'present_value',
  description:
    'Returns the net present value of yearly cash flows at a yearly discount rate, rounded to the cent. The first cash ' +
    'flow is now and not discounted, the second in one year, and so on; costs are negative.',
  inputSchema: object(
    { rate: percent(yearly), cash_flows: numbers('The cash flows, beginning with the one now.', 2) },
    ['rate', 'cash_flows'],
  ),
  run({ rate, cash_flows: flows }) {
    const factor = 1 + numberIn(rate) / 100;
    const discounted = numbersFrom(flows).map((flow, year) => flow / factor ** year);
    return {
      present_value: cents(discounted.reduce((sum, each) => sum + each, 0)),
      discounted: discounted.map(cents),
    };
  },
};
