// Numbers that are counted by trying each of them, which takes code: divisors, digits, primes, people in a circle, and
// sequences that go up and down. The second way counts without trying.
import { gcdOf, grouped, sum } from './amounts.ts';
import { type Family, family, useCode } from './family.ts';

const lcmOf = (...values: readonly number[]): number =>
  values.reduce((one, other) => (one / gcdOf(one, other)) * other);

const divisibleNumbers = family({
  name: 'divisible_numbers',
  area: 'number theory',
  wordings: [
    'How many whole numbers from {a} to {b} are divisible by {p} or by {q} but not by {r}, and ' +
      'what is their sum?',
    'Please count the integers from {a} up to and including {b} that {p} or {q} divides and {r} ' +
      'does not. Their sum ' +
      'as well, please.',
    'Between {a} and {b} (both included), take the multiples of {p} or of {q}, without those of ' +
      '{r}. How many are ' +
      'there, and what do they add up to?',
    'Of the numbers {a} to {b}, some are multiples of {p} or {q} and no multiples of {r}. Their ' +
      'number and their sum?',
    'Tickets {a} to {b} win if {p} or {q} divides the number, unless {r} does. How many win, and ' +
      'what is the sum of ' +
      'the winning numbers?',
    'Which part of {a} to {b} is divisible by {p} or {q}, but not by {r}? I need how many numbers ' +
      'that are, and the ' +
      'total of them.',
  ],
  variations: [
    'What about leaving out the multiples of {r} instead?',
    'What if {r} is the number that must not divide them?',
  ],
  draw: (random) => {
    const a = random.integer(1, 700);
    const [p = 4, q = 9] = random.shuffle([4, 6, 9, 10, 15, 25]);
    return { a, b: a + random.integer(700, 8000), p, q, r: random.pick([7, 11, 13, 17]) };
  },
  pose({ a, b, p, q, r }) {
    const multiplesOf = (...divisors: readonly number[]): { count: number; total: number } => {
      const by = lcmOf(...divisors);
      const [first, last] = [Math.ceil(a / by), Math.floor(b / by)];
      return { count: last - first + 1, total: (by * (first + last) * (last - first + 1)) / 2 };
    };
    const signed = [
      [1, multiplesOf(p)],
      [1, multiplesOf(q)],
      [-1, multiplesOf(p, q)],
      [-1, multiplesOf(p, r)],
      [-1, multiplesOf(q, r)],
      [1, multiplesOf(p, q, r)],
    ] as const;
    return {
      slots: { a: grouped(a), b: grouped(b), p, q, r },
      expected: [
        { name: 'number of such integers', value: sum(signed.map(([sign, { count }]) => sign * count)) },
        { name: 'sum of them', value: sum(signed.map(([sign, { total }]) => sign * total)) },
      ],
      *work() {
        const run = yield* useCode(
          [
            `found = [n for n in range(${a}, ${b + 1}) if (n % ${p} == 0 or n % ${q} == 0) and n % ${r} != 0]`,
            'print("count:", len(found))',
            'print("sum:", sum(found))',
          ],
          'to go through all of these numbers',
        );
        return [run.at('count'), run.at('sum')];
      },
    };
  },
  vary: (parameters, random) => ({
    ...parameters,
    r: random.pick([7, 11, 13, 17].filter((each) => each !== parameters.r)),
  }),
});

/** By the first digits: how many ways the rest has to reach the sum. */
function withDigitSum(most: number, wanted: number): number {
  const digits = String(most).split('').map(Number);
  const free = (places: number, rest: number): number => {
    if (rest < 0) return 0;
    if (places === 0) return rest === 0 ? 1 : 0;
    return sum(Array.from({ length: 10 }, (_, digit) => free(places - 1, rest - digit)));
  };
  let [count, rest] = [0, wanted];
  for (const [at, digit] of digits.entries()) {
    for (let less = 0; less < digit; less += 1) count += free(digits.length - at - 1, rest - less);
    rest -= digit;
  }
  return count + (rest === 0 ? 1 : 0);
}

const digitSums = family({
  name: 'digit_sums',
  area: 'number theory',
  wordings: [
    'How many of the whole numbers from 1 to {n} have a digit sum of {s}?',
    'Locker numbers run from 1 to {n}. On how many lockers do the digits add up to {s}?',
    'Please count the numbers from 1 to {n} whose digits have the sum {s}.',
    'For a raffle with tickets 1 to {n}, every ticket whose digits add up to exactly {s} wins. ' +
      'How many is that?',
    'Among the integers up to {n}, how many have digits that total {s}?',
    'Our quiz asks for the number of integers from 1 to {n} with the digit sum {s}. What is it?',
  ],
  variations: ['And with a digit sum of {s}?', 'How many is it for the digit sum {s}?'],
  draw: (random) => ({ n: random.integer(1200, 9600), s: random.integer(9, 22) }),
  pose: ({ n, s }) => ({
    slots: { n: grouped(n), s },
    expected: [{ name: `number of integers with the digit sum ${s}`, value: withDigitSum(n, s) }],
    *work() {
      const run = yield* useCode(
        [
          'count = 0',
          `for n in range(1, ${n + 1}):`,
          `    if sum(int(digit) for digit in str(n)) == ${s}:`,
          '        count += 1',
          'print("count:", count)',
        ],
        'to add up the digits of every number',
      );
      return [run.at('count')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, s: parameters.s + random.integer(1, 4) }),
});

function primesIn(from: number, to: number): number[] {
  const isComposite = new Uint8Array(to + 1);
  for (let each = 2; each * each <= to; each += 1)
    for (let multiple = each * each; multiple <= to; multiple += each) isComposite[multiple] = 1;
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(
    (each) => each > 1 && isComposite[each] === 0,
  );
}

const primesBetween = family({
  name: 'primes_between',
  area: 'number theory',
  wordings: [
    'How many primes are there between {a} and {b}, and what is the largest gap between two ' +
      'neighbors among them?',
    'Please list no primes, only count those from {a} to {b}, and tell me the greatest difference ' +
      'between two that ' +
      'follow each other.',
    'For the primes from {a} to {b}: their number, and the widest gap from one to the next?',
    'From {a} to {b}, how many numbers are prime, and how far apart are the two neighboring ' +
      'primes with the most ' +
      'space between them?',
    'Number of primes between {a} and {b}, please, and the largest step from one of them to the ' +
      'following one.',
    'I need two figures about the primes from {a} to {b}: how many, and the largest difference of ' +
      'consecutive ones.',
  ],
  draw: (random) => {
    const a = random.integer(100, 4000);
    return { a, b: a + random.integer(300, 2500) };
  },
  pose({ a, b }) {
    const primes = primesIn(a, b);
    const gaps = primes.slice(1).map((prime, at) => prime - (primes[at] ?? 0));
    return {
      slots: { a: grouped(a), b: grouped(b) },
      expected: [
        { name: 'number of primes', value: primes.length },
        { name: 'largest gap between neighboring primes', value: Math.max(...gaps) },
      ],
      *work() {
        const run = yield* useCode(
          [
            'def is_prime(n):',
            '    if n < 2:',
            '        return False',
            '    divisor = 2',
            '    while divisor * divisor <= n:',
            '        if n % divisor == 0:',
            '            return False',
            '        divisor += 1',
            '    return True',
            '',
            `primes = [n for n in range(${a}, ${b + 1}) if is_prime(n)]`,
            'gaps = [after - before for before, after in zip(primes, primes[1:])]',
            'print("primes:", len(primes))',
            'print("largest gap:", max(gaps))',
          ],
          'to test each number and compare neighbors',
        );
        return [run.at('primes'), run.at('largest gap')];
      },
    };
  },
});

const lastInCircle = family({
  name: 'last_in_circle',
  area: 'number theory',
  wordings: [
    '{n} children stand in a circle, numbered from 1. Starting with number 1, we count and every ' +
      '{k}th leaves. ' +
      'Which number is left at the end?',
    'A counting-out game: {n} players in a circle, every {k}th one is out, counting begins at ' +
      'player 1. Who stays ' +
      'until the end?',
    'If {n} people sit around a table and every {k}th has to get up (we start counting at seat ' +
      '1), which seat is the ' +
      'last one taken?',
    'Please find the survivor of a circle of {n} with every {k}th removed, numbered from 1 and ' +
      'counted from 1.',
    'We number {n} cards in a circle from 1 and take away every {k}th, beginning to count at card ' +
      '1. What is the ' +
      'number of the last card?',
    'Counting off by {k} in a circle of {n}, starting at place 1, until one is left: which place is it?',
  ],
  variations: ['And if every {k}th leaves?', 'Which one is it when we count to {k} each time?'],
  draw: (random) => ({ n: random.integer(17, 180), k: random.integer(4, 12) }),
  pose({ n, k }) {
    let place = 0;
    for (let size = 2; size <= n; size += 1) place = (place + k) % size;
    return {
      slots: { n, k },
      expected: [{ name: 'number that is left', value: place + 1 }],
      *work() {
        const run = yield* useCode(
          [
            'from collections import deque',
            '',
            `circle = deque(range(1, ${n + 1}))`,
            'while len(circle) > 1:',
            `    circle.rotate(${1 - k})`,
            '    circle.popleft()',
            'print("left:", circle[0])',
          ],
          'to play the counting through',
        );
        return [run.at('left')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, k: parameters.k + random.integer(1, 5) }),
});

export const countedByCode: readonly Family[] = [divisibleNumbers, digitSums, primesBetween, lastInCircle];
