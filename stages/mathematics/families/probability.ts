// Probability: defects, draws without replacement, tests that err, filled bottles, raffles, and calls per hour.
import { choose, dollars, money, percent, round } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { clubs } from './things.ts';

const defects = family({
  name: 'defects',
  area: 'probability',
  wordings: [
    '{p}% of our {things} are defective. In a box of {n}, how likely are at least {k} defective ones? In percent with two decimals.',
    'Each of {n} {things} fails with a chance of {p}%. What is the probability that {k} or more fail? Percent, two decimals.',
    'With a defect rate of {p}%, what is the chance that a sample of {n} {things} has at least {k} defects? Please as a percentage with two decimals.',
    'We pack {n} {things} per box, and {p}% are faulty on average. How probable are {k} or more faulty ones in a box (percent, two decimals)?',
    'Quality control: sample size {n}, defect rate {p}%, {things}. P(at least {k} defective) in percent to two decimals?',
    'What percentage of boxes with {n} {things} will have {k} or more broken ones, if {p}% break? Two decimals.',
  ],
  variations: ['And for at least {k}?', 'What about {k} or more?', 'And if the limit is {k}?'],
  draw: (random) => ({
    n: random.integer(12, 40),
    k: random.integer(2, 4),
    p: random.pick([2, 3, 4, 5, 6, 8]),
    things: random.pick(['light bulbs', 'valves', 'eggs', 'sensors', 'tiles', 'zippers']),
  }),
  pose: ({ n, k, p, things }) => {
    let below = 0;
    for (let hit = 0; hit < k; hit += 1)
      below += choose(n, hit) * (p / 100) ** hit * (1 - p / 100) ** (n - hit);
    return {
      slots: { n, k, p, things },
      expected: [{ name: `probability of at least ${k} defects`, value: percent((1 - below) * 100, 2) }],
      *work() {
        const found = yield* use(
          'distribution_probability',
          { distribution: 'binomial', n, p: p / 100, at_least: k, decimals: 4 },
          `to get the chance of ${k} or more out of ${n}`,
        );
        return [found.at('probability', 'ratio')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, k: parameters.k + random.pick([-1, 1]) }),
});

const draws = family({
  name: 'draws_without_replacement',
  area: 'probability',
  wordings: [
    '{n} of {all} {things} are inspected, and {bad} of the {all} have a flaw. How likely is it that exactly {k} flawed ones are among them? As a percentage with two decimals.',
    'A crate holds {all} {things}, {bad} of them flawed. I take {n} at random. Probability of exactly {k} flawed ones, in percent with two decimals?',
    'Out of {all} {things} ({bad} flawed), {n} are drawn without putting any back. What is the chance of exactly {k} flawed? Two decimals, in percent.',
    'What is the probability of drawing exactly {k} of the {bad} flawed {things} when {n} of {all} are taken? Percent to two decimals.',
    '{all} {things}, {bad} with a flaw, a random sample of {n}: how probable are exactly {k} flawed in it (percent, two decimals)?',
    'If {bad} out of {all} {things} are flawed and I check {n} of them, what is the chance to hit exactly {k}? Percent, two decimals.',
  ],
  variations: ['And exactly {k}?', 'What about exactly {k} flawed ones?'],
  draw: (random) => {
    const all = random.integer(24, 60);
    return {
      all,
      bad: random.integer(5, 10),
      n: random.integer(5, 12),
      k: random.integer(1, 3),
      things: random.pick(['circuit boards', 'apples', 'lenses', 'tickets', 'castings', 'bottles']),
    };
  },
  pose: ({ all, bad, n, k, things }) => ({
    slots: { all, bad, n, k, things },
    expected: [
      {
        name: `probability of exactly ${k} flawed`,
        value: percent(((choose(bad, k) * choose(all - bad, n - k)) / choose(all, n)) * 100, 2),
      },
    ],
    *work() {
      const found = yield* use(
        'distribution_probability',
        {
          distribution: 'hypergeometric',
          n,
          population: all,
          successes: bad,
          at_least: k,
          at_most: k,
          decimals: 4,
        },
        'to get the chance for draws without replacement',
      );
      return [found.at('probability', 'ratio')];
    },
  }),
  vary: (parameters, random) => ({
    ...parameters,
    k: random.pick([0, 1, 2, 3, 4].filter((k) => k !== parameters.k)),
  }),
});

const testedPositive = family({
  name: 'tested_positive',
  area: 'probability',
  wordings: [
    '{p}% of {who} have {what}. A test finds it in {sens}% of those who have it and wrongly in {fp}% of the others. If the test is positive, how likely is {what}? Percent, one decimal.',
    'Base rate {p}%, hit rate {sens}%, false alarms {fp}%: what is the probability of {what} after a positive test, for {who}? In percent with one decimal.',
    'Of {who}, {p}% have {what}; the test catches {sens}% of them and gives {fp}% false positives. What does a positive result mean, in percent (one decimal)?',
    'How reliable is a positive test for {what} among {who}? {p}% are affected, {sens}% of these are detected, {fp}% of the rest are flagged by mistake. One decimal, in percent.',
    'A positive screening for {what}: sensitivity {sens}%, false positive rate {fp}%, prevalence {p}% in {who}. The chance that it is right, in percent to one decimal?',
    'I keep getting this wrong. {p}% of {who} have {what}, the test is positive for {sens}% of those and {fp}% of everybody else. Probability of {what} given a positive test, one decimal in percent?',
  ],
  variations: [
    'And if {p}% are affected?',
    'What would it be with a base rate of {p}%?',
    'How does that change at {p}%?',
  ],
  draw: (random) => ({
    p: random.pick([0.5, 1, 1.5, 2, 3, 4, 5, 8]),
    sens: random.pick([88, 90, 92, 94, 95, 97, 98]),
    fp: random.pick([2, 3, 4, 5, 6, 8, 9]),
    ...random.pick([
      { who: 'dogs', what: 'the infection' },
      { who: 'machines', what: 'the bearing fault' },
      { who: 'seed lots', what: 'the fungus' },
      { who: 'emails', what: 'malware' },
      { who: 'patients', what: 'the deficiency' },
    ]),
  }),
  pose: ({ p, sens, fp, who, what }) => ({
    slots: { p, sens, fp, who, what },
    expected: [
      {
        name: `probability of ${what} after a positive test`,
        value: percent((p * sens * 100) / (p * sens + (100 - p) * fp), 1),
      },
    ],
    *work() {
      const right = yield* use(
        'calculate_exact',
        { expression: `${p}/100 * ${sens}/100` },
        'to get the share that is affected and found',
      );
      const positive = yield* use(
        'calculate_exact',
        { expression: `${right.number('result')} + (1 - ${p}/100) * ${fp}/100` },
        'to add the false alarms',
      );
      const share = yield* use(
        'calculate_exact',
        { expression: `100 * ${right.number('result')} / ${positive.number('result')}`, decimals: 1 },
        'to find what part of the positive tests is right',
      );
      return [share.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, p: random.pick([0.2, 2.5, 6, 10, 12, 15]) }),
});

const filledBottles = family({
  name: 'filled_bottles',
  area: 'probability',
  wordings: [
    'Our machine fills {things} with {mean} {unit} on average, with a standard deviation of {dev} {unit}, normally distributed. What percentage is between {low} and {high} {unit}? One decimal.',
    'Contents of {things}: normal, mean {mean} {unit}, standard deviation {dev} {unit}. What share lies between {low} and {high} {unit}, in percent with one decimal?',
    'If {things} hold {mean} {unit} plus or minus a standard deviation of {dev} {unit} (normal distribution), how many percent are within {low} to {high} {unit}? To one decimal.',
    'What percentage of {things} can we ship if the limits are {low} and {high} {unit}, the mean is {mean} {unit}, and the standard deviation is {dev} {unit}? Assume a normal distribution; one decimal.',
    'Tolerance check for {things}: mean {mean}, deviation {dev}, limits {low} and {high} (all in {unit}, normal). Share inside, in percent to a tenth?',
    'How likely is it that one of the {things} holds between {low} and {high} {unit}, when the mean is {mean} {unit} and the standard deviation {dev} {unit}? Normal distribution, percent with one decimal.',
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
    'The {club} sells {n} raffle tickets at {price} with one prize of {a}, {y} prizes of {b}, and {z} prizes of {c}. What is the expected loss per ticket for a buyer?',
    'A raffle of the {club}: {n} tickets for {price} each, prizes 1 × {a}, {y} × {b}, {z} × {c}. How much does a ticket lose on average?',
    'What do I lose on average per ticket in a raffle with {n} tickets at {price} and prizes of {a} (1), {b} ({y}), and {c} ({z})?',
    'For the {club} raffle ({n} tickets, {price} each; one {a} prize, {y} of {b}, {z} of {c}), what is the mean loss of a buyer per ticket?',
    'Please compute how much a ticket costs more than it is worth: {n} tickets at {price}, prizes of {a}, {y} times {b}, and {z} times {c}.',
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
    'On average {mean} {events} come in per {span}. How likely are more than {k} in one {span}? Poisson, in percent with one decimal.',
    'We get {mean} {events} a {span} on average. What is the probability of more than {k}, assuming a Poisson distribution (percent, one decimal)?',
    'If {events} arrive at a mean rate of {mean} per {span}, how often do we see more than {k}? Give the Poisson probability in percent to one decimal.',
    'Staffing question: mean {mean} {events} per {span}, capacity {k}. With what chance is the capacity exceeded (Poisson, percent, one decimal)?',
    'What is the Poisson probability that more than {k} {events} come in a {span}, with {mean} expected? One decimal, percent.',
    'How probable is a {span} with more than {k} {events}, when {mean} is the average? Treat it as Poisson and give percent with one decimal.',
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

export const probabilityFamilies: readonly Family[] = [
  defects,
  draws,
  testedPositive,
  filledBottles,
  raffle,
  callsPerHour,
];
