// Questions that take no tool: small sums that anybody does in the head, and what a word of mathematics means.
import type { Random } from '../../../pipeline/hash.ts';

export interface MentalQuestion {
  readonly say: string;
  /** After "the". */
  readonly name: string;
  readonly value: number | string;
}

type Ask = (random: Random) => MentalQuestion;

/** {n}: the name of the value. */
const asks: readonly string[] = [
  "What's the {n}?",
  'Quick one: what is the {n}?',
  'Remind me, please: what is the {n}?',
  'Can you tell me the {n}?',
  'What would the {n} be?',
  'Just to be sure, what is the {n}?',
  "I'm blanking on this: the {n}?",
  'Could you tell me the {n}, please?',
];

const asked = (name: string, value: number | string, random: Random): MentalQuestion => ({
  say: random.pick(asks).replace('{n}', () => name),
  name,
  value,
});

const sums: readonly Ask[] = [
  (random) => {
    const [p, of] = [random.pick([10, 20, 25, 50]), random.integer(2, 20) * 20];
    return asked(`value of ${p}% of ${of}`, (p * of) / 100, random);
  },
  (random) => {
    const [a, b] = [random.integer(11, 60), random.integer(4, 39)];
    return asked(`sum of ${a} and ${b}`, a + b, random);
  },
  (random) => {
    const [a, b] = [random.integer(3, 12), random.integer(3, 12)];
    return asked(`product of ${a} and ${b}`, a * b, random);
  },
  (random) => {
    const [a, b] = [random.integer(3, 12), random.integer(3, 12)];
    return asked(`result of ${a * b} divided by ${b}`, a, random);
  },
  (random) => {
    const hours = random.integer(2, 9);
    return asked(`number of minutes in ${hours} hours`, hours * 60, random);
  },
  (random) => {
    const dozens = random.integer(2, 8);
    return asked(`number of eggs in ${dozens} dozen`, dozens * 12, random);
  },
  (random) => {
    const price = random.integer(2, 30) * 2;
    return asked(`result of $${price} divided by 2`, `$${price / 2}`, random);
  },
  (random) => {
    const n = random.integer(4, 15);
    return asked(`square of ${n}`, n * n, random);
  },
  (random) => {
    const root = random.integer(4, 14);
    return asked(`square root of ${root * root}`, root, random);
  },
  (random) => {
    const [a, b] = [random.integer(2, 9) * 10, random.integer(2, 9) * 10];
    return asked(`average of ${a} and ${b}`, (a + b) / 2, random);
  },
  (random) => {
    const meters = random.integer(2, 24);
    return asked(`number of centimeters in ${meters} meters`, meters * 100, random);
  },
  (random) => {
    const side = random.integer(3, 20);
    return asked(`area of a square with sides of ${side} m`, `${side * side} m²`, random);
  },
  (random) => {
    const [part, whole] = random.pick([
      [1, 2],
      [1, 4],
      [3, 4],
      [1, 5],
      [2, 5],
      [1, 10],
    ] as const);
    return asked(`share of ${part} out of ${whole} in percent`, `${(100 * part) / whole}%`, random);
  },
  (random) => {
    const weeks = random.integer(2, 9);
    return asked(`number of days in ${weeks} weeks`, weeks * 7, random);
  },
];

const terms: readonly (readonly [name: string, value: string])[] = [
  ['word for the longest side of a right triangle', 'hypotenuse'],
  ['word for the middle value of sorted data', 'median'],
  ['word for the value that occurs most often', 'mode'],
  ['word for a number with exactly two divisors', 'prime'],
  ['word for the distance around a circle', 'circumference'],
  ['word for the number below the line of a fraction', 'denominator'],
  ['word for the number above the line of a fraction', 'numerator'],
  ['word for interest that itself earns interest', 'compound interest'],
  ['word for a triangle with two equal sides', 'isosceles'],
  ['word for the rate of change of a function', 'derivative'],
  ['name of the ratio of the circumference of a circle to its diameter', 'pi'],
  ['word for the steepness of a line', 'slope'],
  ['sum of the angles of a triangle', '180 degrees'],
  ['number of degrees in a right angle', '90 degrees'],
  ['word for a quadrilateral with four equal sides and four right angles', 'square'],
  ['word for the difference between the largest and the smallest value', 'range'],
];

const share = { term: 0.25 };

export function mentalQuestion(random: Random): MentalQuestion {
  if (!random.chance(share.term)) return random.pick(sums)(random);
  const [name, value] = random.pick(terms);
  return asked(name, value, random);
}
