// Number theory of divisors and remainders: rectangles of chairs, rows that leave some over, other bases, and keys.
import { gcdOf, grouped } from './amounts.ts';
import { type Family, family, together, use } from './family.ts';

const chairRectangles = family({
  name: 'chair_rectangles',
  area: 'number theory',
  wordings: [
    'In how many ways can {n} {things} be set up in a full rectangle of rows and columns? Rows by ' +
      'columns and columns by rows count as two.',
    'I have {n} {things} to place in equal rows. How many numbers of rows are possible without a remainder?',
    'How many divisors does {n} have? I want to know in how many ways {n} {things} form complete equal rows.',
    '{n} {things}, equal rows, nothing left over: how many different row counts work?',
    'For a layout of {n} {things} in equal rows, how many choices for the number of rows do I have?',
    'Please tell me how many ways there are to arrange {n} {things} into rows of equal length.',
  ],
  draw: (random) => ({
    n: random.integer(30, 420) * random.pick([12, 18, 20, 24, 30, 36]),
    things: random.pick(['chairs', 'trees', 'tiles', 'solar panels', 'lockers', 'tents']),
  }),
  pose: ({ n, things }) => {
    let count = 0;
    for (let each = 1; each <= n; each += 1) if (n % each === 0) count += 1;
    return {
      slots: { n: grouped(n), things },
      expected: [{ name: 'number of possible row counts', value: count }],
      *work() {
        const found = yield* use('factor_integer', { number: n }, `to count the divisors of ${n}`);
        return [found.at('divisors')];
      },
    };
  },
});

const rowRemainders = family({
  name: 'row_remainders',
  area: 'number theory',
  wordings: [
    'When we line up in rows of {a}, {r} are left; in rows of {b}, {s}; in rows of {c}, {t}. What is ' +
      'the smallest number of {who} we can be?',
    'A group of {who} leaves a remainder of {r} in groups of {a}, {s} in groups of {b}, and {t} in ' +
      'groups of {c}. What is the least possible number?',
    'The number of {who} leaves {r} when divided by {a}, {s} by {b}, and {t} by {c}. Which is the ' +
      'smallest such number?',
    "I don't know how many {who} there are, only this: by {a} there are {r} over, by {b} " +
      'there are {s} over, by {c} there are {t} over. Least possible count?',
    'Find the smallest number of {who} with remainders {r}, {s}, and {t} for divisors {a}, {b}, and {c}.',
    'Counting {who} by {a} leaves {r}, by {b} leaves {s}, by {c} leaves {t}. How many are there at least?',
  ],
  draw: (random) => {
    const [a = 7, b = 11, c = 13] = random
      .shuffle([7, 9, 11, 13, 16, 17, 19, 23, 25])
      .slice(0, 3)
      .sort((x, y) => x - y);
    return {
      a,
      b,
      c,
      n: random.integer(a * b, a * b * c - 1),
      who: random.pick(['marchers', 'beads', 'books', 'dancers', 'coins', 'seedlings']),
    };
  },
  pose: ({ a, b, c, n, who }) => ({
    slots: { a, b, c, r: n % a, s: n % b, t: n % c, who },
    expected: [{ name: `least number of ${who}`, value: n }],
    *work() {
      const found = yield* use(
        'modular_arithmetic',
        { operation: 'congruences', remainders: [n % a, n % b, n % c], moduli: [a, b, c] },
        'to find the least number with these remainders',
      );
      return [found.at('result')];
    },
  }),
});

const numberBases = family({
  name: 'number_bases',
  area: 'number theory',
  wordings: [
    'A device reports the error masks {x} and {y} in hexadecimal. What is their sum in hexadecimal?',
    'Please add the hex numbers {x} and {y} and give the result in hex.',
    'What is {x} + {y} in hexadecimal? Both are hex values from a memory dump.',
    'Two hex offsets, {x} and {y}: what do they add up to, in hex again?',
    'I need the hexadecimal sum of the addresses {x} and {y}.',
    'The log shows a base address of {x} and an offset of {y}, both hexadecimal. Which address is ' +
      'that, in hex?',
  ],
  draw: (random) => ({ x: random.integer(4096, 1_048_575), y: random.integer(256, 65_535) }),
  pose: ({ x, y }) => {
    const hex = (value: number): string => value.toString(16).toUpperCase();
    return {
      slots: { x: hex(x), y: hex(y) },
      expected: [{ name: `sum in hexadecimal`, value: hex(x + y) }],
      *work() {
        const [one, other] = yield* together(
          [x, y].map((each) => ({
            tool: 'convert_base',
            arguments: { number: hex(each), from: 16, to: 10 },
            purpose: `to read ${hex(each)} as a decimal number`,
          })),
        );
        const total = yield* use(
          'calculate_exact',
          { expression: `${one?.text('result')} + ${other?.text('result')}` },
          'to add the two',
        );
        const back = yield* use(
          'convert_base',
          { number: total.text('result'), from: 10, to: 16 },
          'to write the sum in hexadecimal',
        );
        return [back.at('result')];
      },
    };
  },
});

const cipherKey = family({
  name: 'cipher_key',
  area: 'number theory',
  wordings: [
    'My affine cipher multiplies by {key} modulo {m}. Which number do I have to multiply by to decode?',
    'What is the inverse of {key} modulo {m}?',
    'To undo a multiplication by {key} modulo {m}, which factor do I need?',
    "I'm looking for the number that, multiplied by {key}, leaves 1 on division by {m}.",
    'The hash step multiplies by {key} modulo {m}. What multiplier reverses it?',
    'Please find x with {key}·x ≡ 1 (mod {m}).',
  ],
  draw: (random) => {
    const m = random.integer(60, 4000);
    let key = random.integer(5, m - 2);
    while (gcdOf(key, m) !== 1) key += 1;
    return { m, key };
  },
  pose: ({ m, key }) => {
    let inverse = 1;
    while ((inverse * key) % m !== 1) inverse += 1;
    return {
      slots: { m, key },
      expected: [{ name: `inverse of ${key} modulo ${m}`, value: inverse }],
      *work() {
        const found = yield* use(
          'modular_arithmetic',
          { operation: 'inverse', value: key, modulus: m },
          'to find the inverse',
        );
        return [found.at('result')];
      },
    };
  },
});

export const numberTheoryMore: readonly Family[] = [chairRectangles, rowRemainders, numberBases, cipherKey];
