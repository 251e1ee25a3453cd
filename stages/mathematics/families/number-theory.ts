// Number theory: equal kits, times that meet again, last digits, rectangles of chairs, remainders, bases, and ciphers.
import { gcdOf, grouped, listed } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { numberTheoryMore } from './number-theory-of-remainders.ts';
import { clubs } from './things.ts';

const equalKits = family({
  name: 'equal_kits',
  area: 'number theory',
  wordings: [
    'We have {items}. How many identical kits can we make at most so that nothing is left over, and ' +
      'how many {first} are in each?',
    'The {club} wants to pack {items} into as many equal packages as possible, using up everything. ' +
      'How many packages, and how many {first} in each?',
    'From {items}, I want the largest number of identical sets without leftovers. What is it, and how ' +
      'many {first} does each set hold?',
    'Please help me split {items} into equal kits with nothing remaining. The most kits possible, and ' +
      'the number of {first} per kit?',
    'What is the greatest number of identical boxes for {items}, all used up? And how many {first} per box?',
    '{items} are to be shared out evenly. Into how many equal portions at most, and with how many ' +
      '{first} in each?',
  ],
  draw: (random) => {
    const kits = random.pick([6, 8, 9, 12, 14, 15, 16, 18, 21, 24, 28, 35, 36]);
    const [a = 0, b = 0, c = 0] = random.shuffle([4, 5, 7, 9, 11, 13]);
    return {
      club: random.pick(clubs),
      kits,
      counts: [a * kits, b * kits, c * kits],
      names: random
        .shuffle([
          'pencils',
          'stickers',
          'erasers',
          'bandages',
          'batteries',
          'candles',
          'snack bars',
          'flyers',
        ])
        .slice(0, 3),
    };
  },
  pose: ({ club, kits, counts, names }) => ({
    slots: { club, items: listed(counts.map((count, at) => `${count} ${names[at]}`)), first: names[0] ?? '' },
    expected: [
      { name: 'greatest number of kits', value: counts.reduce(gcdOf) },
      { name: `number of ${names[0]} in each`, value: (counts[0] ?? 0) / kits },
    ],
    *work() {
      const most = yield* use(
        'gcd_lcm',
        { numbers: [...counts] },
        'to find the greatest number that divides all of them',
      );
      const each = yield* use(
        'calculate_exact',
        { expression: `${counts[0]} / ${most.number('gcd')}` },
        `to get the ${names[0]} in each kit`,
      );
      return [most.at('gcd'), each.at('result')];
    },
  }),
});

const meetingAgain = family({
  name: 'meeting_again',
  area: 'number theory',
  wordings: [
    'Three {what} {go} every {a}, {b}, and {c} minutes. They {go} together at {start}. After how many ' +
      'minutes do they do so again, and how often is that in {days} days?',
    'At {start}, three {what} {go} at the same moment. Their intervals are {a}, {b}, and {c} minutes. ' +
      'When is the next time together, in minutes from then, and how many such times fit into {days} ' +
      'days?',
    'If {what} {go} every {a}, {b}, and {c} minutes and start together at {start}, how many minutes ' +
      'pass until all three coincide? And how many full such periods are in {days} days?',
    'Intervals of {a}, {b}, and {c} minutes for three {what}: after how many minutes do they meet ' +
      'again, and how many times is that within {days} days?',
    "I'm looking for the moment when three {what} ({a}, {b}, and {c} minutes apart) {go} " +
      'together again. How many minutes, and how often in {days} days?',
    'Three {what} {go} together at {start} and then every {a}, {b}, and {c} minutes. What is the ' +
      'common period in minutes, and how many full periods are there in {days} days?',
  ],
  draw: (random) => {
    const [a = 0, b = 0, c = 0] = random.shuffle([8, 9, 10, 12, 14, 15, 16, 18, 20, 21, 24, 25]);
    return {
      a,
      b,
      c,
      start: `${random.integer(6, 9)}:00`,
      days: random.integer(5, 30),
      ...random.pick([
        { what: 'buses', go: 'leave' },
        { what: 'alarms', go: 'ring' },
        { what: 'beacons', go: 'flash' },
        { what: 'pumps', go: 'start' },
      ]),
    };
  },
  pose: ({ a, b, c, start, days, what, go }) => {
    const lcm = [b, c].reduce((all, each) => (all * each) / gcdOf(all, each), a);
    return {
      slots: { a, b, c, start, days, what, go },
      expected: [
        { name: 'common period in minutes', value: lcm },
        { name: `number of full periods in ${days} days`, value: Math.floor((days * 1440) / lcm) },
      ],
      *work() {
        const period = yield* use(
          'gcd_lcm',
          { numbers: [a, b, c] },
          'to find the least common multiple of the intervals',
        );
        const times = yield* use(
          'calculate_exact',
          { expression: `floor(${days}*24*60 / ${period.number('lcm')})` },
          `to find how often that fits into ${days} days`,
        );
        return [period.at('lcm'), times.at('result')];
      },
    };
  },
});

const lastDigits = family({
  name: 'last_digits',
  area: 'number theory',
  wordings: [
    'What are the last {k} digits of {base} to the power of {n}?',
    'I need the remainder of {base}^{n} when divided by {m}.',
    'For a checksum, please compute {base}^{n} modulo {m}.',
    'A puzzle asks for the final {k} digits of {base}^{n}. What are they?',
    'What remainder does {base} raised to {n} leave on division by {m}?',
    "How does {base}^{n} end? I'd like its last {k} digits.",
  ],
  draw: (random) => ({
    base: random.pick([3, 7, 13, 17, 19, 23, 27, 33, 37, 43, 47, 53]),
    n: random.integer(120, 99_999),
    k: random.pick([3, 4, 5]),
  }),
  pose: ({ base, n, k }) => {
    const m = 10 ** k;
    let rest = 1;
    for (let step = 0; step < n; step += 1) rest = (rest * base) % m;
    return {
      slots: { base, n, k, m: grouped(m) },
      expected: [{ name: `remainder of ${base}^${n} by ${m}`, value: rest }],
      *work() {
        const modulus = yield* use(
          'calculate_exact',
          { expression: `10^${k}` },
          `to get the modulus for ${k} digits`,
        );
        const found = yield* use(
          'modular_arithmetic',
          { operation: 'power', value: base, exponent: n, modulus: modulus.number('result') },
          'to compute the remainder without the huge power',
        );
        return [found.at('result')];
      },
    };
  },
});

export const numberTheory: readonly Family[] = [equalKits, meetingAgain, lastDigits, ...numberTheoryMore];
