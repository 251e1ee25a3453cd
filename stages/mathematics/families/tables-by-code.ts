// Tables that take more than one formula: totals by group, and balances over transactions.
import { dollars, listed, money, sum } from './amounts.ts';
import { type Family, family, tuples, useCode } from './family.ts';
import { shopGoods, towns } from './things.ts';

const revenueByTown = family({
  name: 'revenue_by_town',
  area: 'data tables',
  wordings: [
    'Sales of the week (branch, product, units, price each): {rows}. Which branch took in the ' +
      'most, and how much was it?',
    'From this list of branch, product, units, and price, find the branch with the greatest ' +
      'revenue and its amount: {rows}.',
    'Please add up the revenue per branch and tell me the best one with its total. {rows}.',
    '{rows}. That is branch, product, units sold, and unit price. The branch with the highest ' +
      'total, and that total?',
    'Which of our branches sold for the most money, and for how much? The lines (branch, product, ' +
      'units, price): {rows}.',
    'I need the top branch by revenue and what it took in. Branch, product, units, unit price: {rows}.',
  ],
  draw: (random) => {
    const branches = random.shuffle(towns).slice(0, random.integer(3, 4));
    return {
      rows: Array.from({ length: random.integer(8, 13) }, (_, at) => ({
        town: branches[at % branches.length] ?? '',
        goods: random.pick(shopGoods)[1],
        units: random.integer(6, 140),
        price: random.integer(320, 6400) / 100,
      })),
    };
  },
  pose({ rows }) {
    const names = [...new Set(rows.map(({ town }) => town))];
    const cents = (town: string): number =>
      sum(rows.filter((row) => row.town === town).map(({ units, price }) => units * Math.round(price * 100)));
    const best = names.reduce((one, other) => (cents(other) > cents(one) ? other : one));
    return {
      slots: {
        rows: rows
          .map(({ town, goods, units, price }) => `${town}, ${goods}, ${units}, ${dollars(price)}`)
          .join('; '),
      },
      expected: [
        { name: 'branch with the greatest revenue', value: best },
        { name: `revenue of ${best}`, value: money(cents(best) / 100) },
      ],
      *work() {
        const run = yield* useCode(
          [
            'from decimal import Decimal',
            '',
            ...tuples(rows.map(({ town, units, price }) => [town, units, price.toFixed(2)])),
            '',
            'revenue = {}',
            'for branch, units, price in rows:',
            '    revenue[branch] = revenue.get(branch, 0) + units * Decimal(price)',
            'for branch, total in sorted(revenue.items(), key=lambda item: -item[1]):',
            '    print(f"{branch}: {total}")',
            'print("best:", max(revenue, key=revenue.get))',
          ],
          'to add up the revenue of each branch',
        );
        return [run.at('best'), run.at(best)];
      },
    };
  },
});

const lowestBalance = family({
  name: 'lowest_balance',
  area: 'data tables',
  wordings: [
    'The account starts at {start}, and these bookings follow in order: {bookings}. What is the ' +
      'lowest balance, and ' +
      'what is the final one?',
    'Opening balance {start}; bookings in this order: {bookings}. How low did the account get, ' +
      'and how much is on it ' +
      'at the end?',
    'Please run through these bookings from an opening balance of {start}: {bookings}. I need the ' +
      'lowest balance in ' +
      'between and the closing balance.',
    '{bookings}: these were booked one after the other on an account with {start}. Lowest and final balance?',
    'From {start}, after {bookings}, what is left in the end, and what was the lowest balance on the way?',
    'Did we come close to zero? We had {start}, then {bookings}. The lowest balance reached and ' +
      'the closing balance, ' +
      'please.',
  ],
  variations: ['And with an opening balance of {start}?', 'What if the account starts at {start}?'],
  draw: (random) => ({
    start: random.integer(9000, 90_000) / 100,
    bookings: Array.from({ length: random.integer(9, 14) }, () => {
      const amount = random.integer(800, 48_000) / 100;
      return random.chance(0.55) ? -amount : amount;
    }),
  }),
  pose({ start, bookings }) {
    const after = (count: number): number =>
      (Math.round(start * 100) + sum(bookings.slice(0, count).map((each) => Math.round(each * 100)))) / 100;
    const balances = bookings.map((_, at) => after(at + 1));
    const lowest = Math.min(start, ...balances);
    const shown = (amount: number): string => `${amount < 0 ? '-' : ''}${money(Math.abs(amount))}`;
    return {
      slots: {
        start: dollars(start),
        bookings: listed(bookings.map((each) => `${each < 0 ? '-' : '+'}${dollars(Math.abs(each))}`)),
      },
      expected: [
        { name: 'lowest balance', value: shown(lowest) },
        { name: 'final balance', value: shown(balances.at(-1) ?? start) },
      ],
      *work() {
        const run = yield* useCode(
          [
            'from decimal import Decimal',
            'from itertools import accumulate',
            '',
            `bookings = "${bookings.map((each) => each.toFixed(2)).join(' ')}".split()`,
            `balances = list(accumulate(map(Decimal, bookings), initial=Decimal("${start.toFixed(2)}")))`,
            'print("lowest:", min(balances))',
            'print("final:", balances[-1])',
          ],
          'to follow the balance from booking to booking',
        );
        return [run.at('lowest'), run.at('final')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, start: parameters.start + random.integer(3, 40) * 10 }),
});

export const tablesByCode: readonly Family[] = [revenueByTown, lowestBalance];
