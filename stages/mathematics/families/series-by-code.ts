// Series of daily figures: averages that move along them, and runs of days above a mark.
import type { Random } from '../../../pipeline/hash.ts';
import { listed, mean, quantity, round, sum } from './amounts.ts';
import { type Family, family, useCode } from './family.ts';

const measured = [
  ['visitors to the pool', 120, 900],
  ['orders in the shop', 30, 260],
  ['calls to the hotline', 40, 320],
  ['loans at the library', 60, 420],
  ['kilowatt hours from the roof', 8, 64],
  ['steps in thousands', 4, 19],
] as const;

const seriesOf = (random: Random, least: number, most: number) => {
  const [what, low, high] = random.pick(measured);
  return {
    what,
    values: Array.from({ length: random.integer(least, most) }, () => random.integer(low, high)),
  };
};

const movingAverage = family({
  name: 'moving_average',
  area: 'data tables',
  wordings: [
    'Daily {what}, from day 1 on: {values}. What is the highest average over {w} days in a row, ' +
      'to one decimal, and on ' +
      'which day does that stretch end?',
    'From {values} ({what} per day, starting with day 1), find the {w}-day moving average at its ' +
      'highest, with one ' +
      'decimal, and the day on which it ends.',
    'Please compute the {w}-day averages of {what}: {values}. The largest one to one decimal, and ' +
      'its last day?',
    'Over which {w} days in a row did we have the most {what} on average? I need that average ' +
      '(one decimal) and the ' +
      'number of the last day. Day by day: {values}.',
    'The series {values} counts {what}, day 1 first. Highest mean of {w} consecutive days, one ' +
      'decimal, and its last day?',
    'For {what} by day, {values}, what is the peak of the {w}-day moving average (one decimal), ' +
      'and on which day is it ' +
      'reached?',
  ],
  variations: ['And over {w} days?', 'What about the {w}-day average?'],
  draw: (random) => ({ ...seriesOf(random, 12, 18), w: random.integer(3, 5) }),
  pose({ what, values, w }) {
    const sums = values.slice(w - 1).map((_, at) => sum(values.slice(at, at + w)));
    const best = sums.indexOf(Math.max(...sums));
    return {
      slots: { what, values: listed(values), w },
      expected: [
        {
          name: `highest ${w}-day average`,
          value: round(mean(values.slice(best, best + w)), 1),
          decimals: 1,
        },
        { name: 'number of its last day', value: best + w },
      ],
      *work() {
        const run = yield* useCode(
          [
            'from decimal import Decimal, ROUND_HALF_UP',
            '',
            `values = [${values.join(', ')}]`,
            'averages = {}',
            `for last in range(${w}, len(values) + 1):`,
            `    averages[last] = Decimal(sum(values[last - ${w}:last])) / ${w}`,
            'best = max(averages, key=averages.get)',
            'print("highest:", averages[best].quantize(Decimal("0.1"), ROUND_HALF_UP))',
            'print("last day:", best)',
          ],
          `to compare all stretches of ${w} days`,
        );
        return [run.at('highest'), run.at('last day')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, w: parameters.w + random.integer(1, 3) }),
});

const longestRun = family({
  name: 'longest_run',
  area: 'data tables',
  wordings: [
    'Here are the {what} per day, from day 1: {values}. What is the longest run of days in a row ' +
      'with {mark} or more, ' +
      'and on which day does it begin?',
    'In {values} ({what}, day 1 first), how many days in a row at most were at {mark} or above, ' +
      'and when did that start?',
    'Please find the longest streak of days with at least {mark} in this series of {what}: ' +
      '{values}. Its length and its ' +
      'first day?',
    'How long did we hold {mark} or more {what} without a break, at best, and from which day on? ' +
      'By day: {values}.',
    'The series of {what} is {values}. Longest sequence of consecutive days with no fewer than ' +
      '{mark}, and its first day?',
    'We want the longest stretch of days with {mark} or more {what}. How many days, and beginning ' +
      'on which day? {values}.',
  ],
  variations: ['And with {mark} or more?', 'What if the mark is {mark}?'],
  draw: (random) => {
    const series = seriesOf(random, 16, 26);
    const sorted = [...series.values].sort((one, other) => one - other);
    return { ...series, mark: sorted[Math.floor(sorted.length * 0.35)] ?? 0 };
  },
  pose({ what, values, mark }) {
    const runs = values
      .map((value) => (value >= mark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g);
    const [best] = [...runs].sort((one, other) => other[0].length - one[0].length || one.index - other.index);
    return {
      slots: { what, values: listed(values), mark },
      expected: [
        { name: 'length of the longest run', value: quantity(best?.[0].length ?? 0, 'days') },
        { name: 'number of its first day', value: (best?.index ?? 0) + 1 },
      ],
      *work() {
        const run = yield* useCode(
          [
            `values = [${values.join(', ')}]`,
            'longest, first, length = 0, 0, 0',
            'for day, value in enumerate(values, start=1):',
            `    length = length + 1 if value >= ${mark} else 0`,
            '    if length > longest:',
            '        longest, first = length, day - length + 1',
            'print("length:", longest)',
            'print("first day:", first)',
          ],
          'to go along the series and measure each run',
        );
        return [run.at('length'), run.at('first day')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, mark: parameters.mark + random.integer(1, 2) }),
});

export const seriesByCode: readonly Family[] = [movingAverage, longestRun];
