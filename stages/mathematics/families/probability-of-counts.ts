// Probability of counts and quantities: bottles within limits, what a raffle ticket loses, and calls in an hour.
import { dollars, money, percent, round } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { clubs } from './things.ts';

const filledBottles = family({
  name: 'filled_bottles',
  area: 'probability',
  wordings: [
    'Our machine fills {things} with {mean} {unit} on average, with a standard deviation of {dev} ' +
      '{unit}, normally distributed. What percentage is between {low} and {high} {unit}? One decimal.',
    'Contents of {things}: normal, mean {mean} {unit}, standard deviation {dev} {unit}. What share ' +
      'lies between {low} and {high} {unit}, in percent with one decimal?',
    'If {things} hold {mean} {unit} plus or minus a standard deviation of {dev} {unit} (normal ' +
      'distribution), how many percent are within {low} to {high} {unit}? To one decimal.',
    'What percentage of {things} can we ship if the limits are {low} and {high} {unit}, the mean is ' +
      '{mean} {unit}, and the standard deviation is {dev} {unit}? Assume a normal distribution; one ' +
      'decimal.',
    'Tolerance check for {things}: mean {mean}, deviation {dev}, limits {low} and {high} (all in ' +
      '{unit}, normal). Share inside, in percent to a tenth?',
    'How likely is it that one of the {things} holds between {low} and {high} {unit}, when the mean ' +
      'is {mean} {unit} and the standard deviation {dev} {unit}? Normal distribution, percent with one ' +
      'decimal.',
  ],
  variations: [
    'And with a standard deviation of {dev} {unit}?',
    'What if the machine is tuned to a deviation of {dev} {unit}?',
  ],
  draw: (random) => {
    const { things, unit, mean, step } = random.pick([
      { things: 'bottles', unit: 'ml', mean: 500, step: 2 },
      { things: 'flour bags', unit: 'g', mean: 1000, step: 4 },
      { things: 'paint cans', unit: 'ml', mean: 750, step: 3 },
      { things: 'yogurt cups', unit: 'g', mean: 150, step: 1 },
    ]);
    return {
      things,
      unit,
      mean: mean + random.integer(0, 3) * step,
      dev: (random.integer(12, 30) * step) / 10,
      low: mean - random.integer(1, 4) * step,
      high: mean + random.integer(2, 6) * step,
    };
  },
  pose: ({ things, unit, mean, dev, low, high }) => ({
    slots: { things, unit, mean, dev, low, high },
    expected: [
      {
        name: `share between ${low} and ${high} ${unit}`,
        value: percent(100 * (normalBelow((high - mean) / dev) - normalBelow((low - mean) / dev)), 1),
      },
    ],
    *work() {
      const found = yield* use(
        'distribution_probability',
        { distribution: 'normal', mean, deviation: dev, at_least: low, at_most: high, decimals: 3 },
        'to get the share within the limits',
      );
      return [found.at('probability', 'ratio')];
    },
  }),
  vary: (parameters, random) => ({
    ...parameters,
    dev: round(parameters.dev * random.pick([0.5, 0.75, 1.25]), 2),
  }),
});

/** By the trapezoid rule, as a second way beside the series of the tool. */
function normalBelow(z: number): number {
  const strips = 20_000;
  const step = z / strips;
  let area = (1 + Math.exp((-z * z) / 2)) / 2;
  for (let at = 1; at < strips; at += 1) area += Math.exp(-((at * step) ** 2) / 2);
  return 0.5 + (area * step) / Math.sqrt(2 * Math.PI);
}

const raffle = family({
  name: 'raffle',
  area: 'probability',
  wordings: [
    'The {club} sells {n} raffle tickets at {price} with one prize of {a}, {y} prizes of {b}, and {z} ' +
      'prizes of {c}. What is the expected loss per ticket for a buyer?',
    'A raffle of the {club}: {n} tickets for {price} each, prizes 1 × {a}, {y} × {b}, {z} × {c}. How ' +
      'much does a ticket lose on average?',
    'What do I lose on average per ticket in a raffle with {n} tickets at {price} and prizes of {a} ' +
      '(1), {b} ({y}), and {c} ({z})?',
    'For the {club} raffle ({n} tickets, {price} each; one {a} prize, {y} of {b}, {z} of {c}), what ' +
      'is the mean loss of a buyer per ticket?',
    'Please compute how much a ticket costs more than it is worth: {n} tickets at {price}, prizes of ' +
      '{a}, {y} times {b}, and {z} times {c}.',
    'Expected loss per ticket, please: ticket {price}, {n} tickets, prizes one of {a}, {y} of {b}, {z} of {c}.',
  ],
  variations: ['And with {n} tickets?', 'What if they sell {n} tickets?'],
  draw: (random) => {
    const [a, y, b, z, c] = [
      random.integer(5, 15) * 50,
      random.integer(2, 5),
      random.integer(2, 6) * 20,
      random.integer(8, 20),
      random.integer(2, 5) * 5,
    ];
    const price = random.pick([2, 2.5, 3, 4, 5]);
    return {
      club: random.pick(clubs),
      a,
      b,
      c,
      y,
      z,
      price,
      n: Math.ceil((((a + y * b + z * c) / price) * (1.4 + random.next())) / 50) * 50,
    };
  },
  pose: ({ club, n, price, a, b, c, y, z }) => ({
    slots: { club, n, price: dollars(price), a: dollars(a), b: dollars(b), c: dollars(c), y, z },
    expected: [{ name: 'expected loss per ticket', value: money(price - (a + y * b + z * c) / n) }],
    *work() {
      const prizes = yield* use(
        'calculate_exact',
        { expression: `${a} + ${y}*${b} + ${z}*${c}` },
        'to add up the prizes',
      );
      const worth = yield* use(
        'calculate_exact',
        { expression: `${prizes.number('result')} / ${n}` },
        'to get what a ticket wins on average',
      );
      const loss = yield* use(
        'calculate_exact',
        { expression: `${price} - ${worth.number('result')}`, decimals: 2 },
        'to compare that with the price',
      );
      return [loss.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, n: parameters.n + random.integer(1, 6) * 50 }),
});

const callsPerHour = family({
  name: 'calls_per_hour',
  area: 'probability',
  wordings: [
    'On average {mean} {events} come in per {span}. How likely are more than {k} in one {span}? ' +
      'Poisson, in percent with one decimal.',
    'We get {mean} {events} a {span} on average. What is the probability of more than {k}, assuming a ' +
      'Poisson distribution (percent, one decimal)?',
    'If {events} arrive at a mean rate of {mean} per {span}, how often do we see more than {k}? Give ' +
      'the Poisson probability in percent to one decimal.',
    'Staffing question: mean {mean} {events} per {span}, capacity {k}. With what chance is the ' +
      'capacity exceeded (Poisson, percent, one decimal)?',
    'What is the Poisson probability that more than {k} {events} come in a {span}, with {mean} ' +
      'expected? One decimal, percent.',
    'How probable is a {span} with more than {k} {events}, when {mean} is the average? Treat it as ' +
      'Poisson and give percent with one decimal.',
  ],
  variations: ['And more than {k}?', 'What about more than {k}?'],
  draw: (random) => {
    const mean = random.integer(25, 110) / 10;
    return {
      mean,
      k: Math.round(mean) + random.integer(0, 4),
      ...random.pick([
        { events: 'calls', span: 'hour' },
        { events: 'orders', span: 'day' },
        { events: 'patients', span: 'shift' },
        { events: 'support tickets', span: 'hour' },
        { events: 'ships', span: 'week' },
      ]),
    };
  },
  pose: ({ mean, k, events, span }) => {
    let term = Math.exp(-mean);
    let below = 0;
    for (let hit = 0; hit <= k; hit += 1) {
      below += term;
      term *= mean / (hit + 1);
    }
    return {
      slots: { mean, k, events, span },
      expected: [{ name: `probability of more than ${k} ${events}`, value: percent((1 - below) * 100, 1) }],
      *work() {
        const found = yield* use(
          'distribution_probability',
          { distribution: 'poisson', mean, at_least: k + 1, decimals: 3 },
          `to get the chance of ${k + 1} or more`,
        );
        return [found.at('probability', 'ratio')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, k: parameters.k + random.integer(1, 3) }),
});

export const probabilityFamiliesMore: readonly Family[] = [filledBottles, raffle, callsPerHour];
