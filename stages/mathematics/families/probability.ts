// Probability: defects, draws without replacement, tests that err, filled bottles, raffles, and calls per hour.
import { choose, percent } from './amounts.ts';
import { type Family, family, use } from './family.ts';

import { probabilityFamiliesMore } from './probability-of-counts.ts';

const defects = family({
  name: 'defects',
  area: 'probability',
  wordings: [
    '{p}% of our {things} are defective. In a box of {n}, how likely are at least {k} defective ones? ' +
      'In percent with two decimals.',
    'Each of {n} {things} fails with a chance of {p}%. What is the probability that {k} or more fail? ' +
      'Percent, two decimals.',
    'With a defect rate of {p}%, what is the chance that a sample of {n} {things} has at least {k} ' +
      'defects? Please as a percentage with two decimals.',
    'We pack {n} {things} per box, and {p}% are faulty on average. How probable are {k} or more ' +
      'faulty ones in a box (percent, two decimals)?',
    'Quality control: sample size {n}, defect rate {p}%, {things}. P(at least {k} defective) in ' +
      'percent to two decimals?',
    'What percentage of boxes with {n} {things} will have {k} or more broken ones, if {p}% break? Two ' +
      'decimals.',
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
    '{n} of {all} {things} are inspected, and {bad} of the {all} have a flaw. How likely is it that ' +
      'exactly {k} flawed ones are among them? As a percentage with two decimals.',
    'A crate holds {all} {things}, {bad} of them flawed. I take {n} at random. Probability of exactly ' +
      '{k} flawed ones, in percent with two decimals?',
    'Out of {all} {things} ({bad} flawed), {n} are drawn without putting any back. What is the chance ' +
      'of exactly {k} flawed? Two decimals, in percent.',
    'What is the probability of drawing exactly {k} of the {bad} flawed {things} when {n} of {all} ' +
      'are taken? Percent to two decimals.',
    '{all} {things}, {bad} with a flaw, a random sample of {n}: how probable are exactly {k} flawed ' +
      'in it (percent, two decimals)?',
    'If {bad} out of {all} {things} are flawed and I check {n} of them, what is the chance to hit ' +
      'exactly {k}? Percent, two decimals.',
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
    '{p}% of {who} have {what}. A test finds it in {sens}% of those who have it and wrongly in {fp}% ' +
      'of the others. If the test is positive, how likely is {what}? Percent, one decimal.',
    'Base rate {p}%, hit rate {sens}%, false alarms {fp}%: what is the probability of {what} after a ' +
      'positive test, for {who}? In percent with one decimal.',
    'Of {who}, {p}% have {what}; the test catches {sens}% of them and gives {fp}% false positives. ' +
      'What does a positive result mean, in percent (one decimal)?',
    'How reliable is a positive test for {what} among {who}? {p}% are affected, {sens}% of these are ' +
      'detected, {fp}% of the rest are flagged by mistake. One decimal, in percent.',
    'A positive screening for {what}: sensitivity {sens}%, false positive rate {fp}%, prevalence {p}% ' +
      'in {who}. The chance that it is right, in percent to one decimal?',
    'I keep getting this wrong. {p}% of {who} have {what}, the test is positive for {sens}% of those ' +
      'and {fp}% of everybody else. Probability of {what} given a positive test, one decimal in ' +
      'percent?',
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

export const probabilityFamilies: readonly Family[] = [
  defects,
  draws,
  testedPositive,
  ...probabilityFamiliesMore,
];
