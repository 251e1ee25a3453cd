// Possibilities that code lists one by one: ways to pay an amount, throws of dice, days of a calendar, and the steps of
// a sequence of numbers.
import { grouped, listed, money, percent, sum } from './amounts.ts';
import { type Family, family, useCode } from './family.ts';

const waysToPay = family({
  name: 'ways_to_pay',
  area: 'combinatorics',
  wordings: [
    'In how many ways can {amount} be paid with coins of {coins} cents? Order does not matter.',
    'How many different combinations of {coins}-cent coins make {amount}?',
    'A machine gives back {amount} in coins of {coins} cents. How many different sets of coins are possible?',
    'Please count the ways to put {amount} together from coins of {coins} cents, regardless of their order.',
    'With as many coins of {coins} cents as we like, how many ways are there to reach exactly {amount}?',
    'The kids have to find all ways to pay {amount} in coins of {coins} cents. How many should they find?',
  ],
  variations: ['And for {amount}?', 'How many ways are there for {amount}?'],
  draw: (random) => ({
    coins: random.pick([
      [5, 10, 20],
      [5, 10, 25],
      [10, 20, 50],
      [5, 10, 20, 50],
      [5, 10, 25, 50],
      [2, 5, 10, 20],
    ]),
    amount: random.integer(9, 36) * 10,
  }),
  pose({ coins, amount }) {
    const ways = (rest: number, from: number): number => {
      const coin = coins[from];
      if (coin === undefined) return rest === 0 ? 1 : 0;
      let count = 0;
      for (let left = rest; left >= 0; left -= coin) count += ways(left, from + 1);
      return count;
    };
    return {
      slots: { coins: listed(coins), amount: money(amount / 100) },
      expected: [{ name: `number of ways to pay ${money(amount / 100)}`, value: ways(amount, 0) }],
      *work() {
        const run = yield* useCode(
          [
            `ways = [1] + [0] * ${amount}`,
            `for coin in [${coins.join(', ')}]:`,
            `    for amount in range(coin, ${amount + 1}):`,
            '        ways[amount] += ways[amount - coin]',
            `print("ways:", ways[${amount}])`,
          ],
          'to build up the number of ways, coin by coin',
        );
        return [run.at('ways')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, amount: parameters.amount + random.integer(1, 9) * 10 }),
});

const sumOfDice = family({
  name: 'sum_of_dice',
  area: 'probability',
  wordings: [
    'We roll {n} dice with {s} sides each. What is the probability, in percent with two decimals, ' +
      'that the sum is at ' +
      'least {t}?',
    'How likely is a total of {t} or more with {n} dice of {s} sides? In percent, two decimals.',
    'For a board game: {n} dice, {s} sides, and a hit needs at least {t} in total. The chance of ' +
      'a hit in percent, to ' +
      'two decimals?',
    'What is the chance that {n} fair dice with sides 1 to {s} add up to {t} or more? Two ' +
      'decimals, in percent.',
    'Please work out how often {n} dice with {s} sides reach {t} together, as a percentage with ' +
      'two decimals.',
    'Rolling {n} dice ({s} sides), in what percentage of rolls is the sum {t} or higher? Two ' +
      'decimals, exact and not ' +
      'by trial.',
  ],
  variations: ['And for at least {t}?', 'What if the sum has to be {t} or more?'],
  draw: (random) => {
    const [n, s] = random.pick([
      [3, 6],
      [4, 6],
      [5, 6],
      [5, 4],
      [6, 4],
      [3, 8],
      [4, 8],
      [3, 12],
    ] as const);
    return { n, s, t: Math.round((n * (s + 1)) / 2) + random.integer(1, n) };
  },
  pose({ n, s, t }) {
    let ways = [1];
    for (let die = 0; die < n; die += 1)
      ways = Array.from({ length: ways.length + s }, (_, total) =>
        sum(Array.from({ length: s }, (__, side) => ways[total - side - 1] ?? 0)),
      );
    return {
      slots: { n, s, t },
      expected: [
        {
          name: `probability of ${t} or more`,
          value: percent((100 * sum(ways.slice(t))) / s ** n, 2),
          decimals: 2,
        },
      ],
      *work() {
        const run = yield* useCode(
          [
            'from decimal import Decimal, ROUND_HALF_UP',
            'from itertools import product',
            '',
            `rolls = list(product(range(1, ${s + 1}), repeat=${n}))`,
            `hits = sum(1 for roll in rolls if sum(roll) >= ${t})`,
            'print("hits:", hits, "of", len(rolls))',
            'percent = Decimal(100 * hits) / len(rolls)',
            'print("percent:", percent.quantize(Decimal("0.01"), ROUND_HALF_UP))',
          ],
          'to go through all possible rolls',
        );
        return [run.at('percent')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, t: parameters.t + random.integer(1, 3) }),
});

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ordinals: Readonly<Record<number, string>> = {
  1: '1st',
  2: '2nd',
  3: '3rd',
  21: '21st',
  22: '22nd',
  23: '23rd',
};

const daysOfMonth = family({
  name: 'days_of_month',
  area: 'dates',
  wordings: [
    'How many times does the {d} of a month fall on a {weekday} from {a} to {b}, both years included?',
    'Rent is due on the {d}. How often is that a {weekday} in the years {a} to {b}?',
    'Please count the {weekday}s that are the {d} of a month, from January {a} to December {b}.',
    'In the years {a} through {b}, on how many {weekday}s is it the {d} of the month?',
    'We meet on the {d} of each month. How many of these meetings from {a} to the end of {b} are ' +
      'on a {weekday}?',
    'From the beginning of {a} to the end of {b}: how many {weekday}s fall on the {d} of a month?',
  ],
  variations: ['And how many {weekday}s?', 'How often is it a {weekday} instead?'],
  draw: (random) => {
    const a = random.integer(1995, 2031);
    return { d: random.integer(1, 28), weekday: random.integer(0, 6), a, b: a + random.integer(4, 24) };
  },
  pose({ d, weekday, a, b }) {
    const months = Array.from({ length: (b - a + 1) * 12 }, (_, month) => month);
    const falling = months.filter(
      (month) => (new Date(Date.UTC(a, month, d)).getUTCDay() + 6) % 7 === weekday,
    );
    const day = weekdays[weekday] ?? '';
    return {
      slots: { d: ordinals[d] ?? `${d}th`, weekday: day, a, b },
      expected: [{ name: `number of such ${day}s`, value: falling.length }],
      *work() {
        const run = yield* useCode(
          [
            'from datetime import date',
            '',
            `days = [date(year, month, ${d}) for year in range(${a}, ${b + 1}) for month in range(1, 13)]`,
            `falling = [day for day in days if day.weekday() == ${weekday}]  # Monday is 0`,
            'print("count:", len(falling))',
          ],
          'to look at the weekday of every one of these days',
        );
        return [run.at('count')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, weekday: (parameters.weekday + random.integer(1, 6)) % 7 }),
});

const upAndDown = family({
  name: 'up_and_down',
  area: 'number theory',
  wordings: [
    'Start with {n}. An even number is halved, an odd one is multiplied by 3 and increased by 1. ' +
      'How many steps does ' +
      'it take to reach 1, and what is the largest number on the way?',
    'The 3n + 1 rule from {n}: number of steps until 1, and the highest value that comes up?',
    'Please follow the Collatz sequence of {n} down to 1. How many steps, and what is its maximum?',
    'If I halve even numbers and turn odd ones into 3n + 1, starting at {n}, after how many steps ' +
      'am I at 1, and how ' +
      'high did it go?',
    'For my class: the hailstone sequence beginning with {n}. Steps to get to 1, and its peak?',
    'From {n} on, halve what is even and replace an odd x by 3x + 1. I need the number of steps ' +
      'to 1 and the largest ' +
      'number in between.',
  ],
  variations: ['And starting with {n}?', 'What if we begin with {n}?'],
  draw: (random) => ({ n: random.integer(19, 990) }),
  pose({ n }) {
    const pathFrom = (value: bigint): bigint[] =>
      value === 1n ? [1n] : [value, ...pathFrom(value % 2n === 0n ? value / 2n : 3n * value + 1n)];
    const path = pathFrom(BigInt(n));
    const peak = path.reduce((most, each) => (each > most ? each : most));
    return {
      slots: { n: grouped(n) },
      expected: [
        { name: 'number of steps', value: path.length - 1 },
        { name: 'largest number on the way', value: Number(peak) },
      ],
      *work() {
        const run = yield* useCode(
          [
            `n = ${n}`,
            'steps = 0',
            'largest = n',
            'while n != 1:',
            '    n = n // 2 if n % 2 == 0 else 3 * n + 1',
            '    steps += 1',
            '    largest = max(largest, n)',
            'print("steps:", steps)',
            'print("largest:", largest)',
          ],
          'to follow the sequence until it reaches 1',
        );
        return [run.at('steps'), run.at('largest')];
      },
    };
  },
  vary: (_, random) => ({ n: random.integer(19, 990) }),
});

export const listedByCode: readonly Family[] = [waysToPay, sumOfDice, daysOfMonth, upAndDown];
