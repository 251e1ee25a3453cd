// Combinatorics: committees, access codes, arrangements of letters, and ways through a grid.
import { choose } from './amounts.ts';
import { type Family, family, together, use } from './family.ts';
import { clubs } from './things.ts';

const committee = family({
  name: 'committee',
  area: 'combinatorics',
  wordings: [
    'From {w} women and {m} men, the {club} elects a committee of {a} women and {b} men, and one of ' +
      'these members becomes chair. How many outcomes are possible?',
    'How many ways are there for the {club} to pick {a} of {w} women and {b} of {m} men for a ' +
      'committee and then one of them as its chair?',
    'The {club} has {w} women and {m} men. A committee takes {a} women and {b} men, with one of them ' +
      'chairing. How many different results can the election have?',
    "Count for me, please: {a} women out of {w}, {b} men out of {m}, and a chair among the chosen. That's how the {club} forms its board.",
    'In how many ways can a board of {a} women (of {w}) and {b} men (of {m}) with one chairperson ' +
      'from the board be formed?',
    'Our {club} wants to know the number of possible boards: {a} from {w} women, {b} from {m} men, ' +
      'plus the choice of the chair within the board.',
  ],
  variations: ['And if {a} women and {b} men are elected?', 'What about {a} women and {b} men?'],
  draw: (random) => ({
    club: random.pick(clubs),
    w: random.integer(8, 16),
    m: random.integer(7, 15),
    a: random.integer(2, 4),
    b: random.integer(2, 4),
  }),
  pose: ({ club, w, m, a, b }) => ({
    slots: { club, w, m, a, b },
    expected: [{ name: 'number of possible outcomes', value: choose(w, a) * choose(m, b) * (a + b) }],
    *work() {
      const [women, men] = yield* together([
        {
          tool: 'count_ways',
          arguments: { kind: 'combinations', n: w, k: a },
          purpose: `to count the choices of ${a} women`,
        },
        {
          tool: 'count_ways',
          arguments: { kind: 'combinations', n: m, k: b },
          purpose: `to count the choices of ${b} men`,
        },
      ]);
      const all = yield* use(
        'calculate_exact',
        { expression: `${women?.number('count')} * ${men?.number('count')} * (${a} + ${b})` },
        'to combine them with the choice of the chair',
      );
      return [all.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, a: parameters.a + 1, b: random.integer(1, 5) }),
});

const accessCodes = family({
  name: 'access_codes',
  area: 'combinatorics',
  wordings: [
    'An access code has {n} characters, each a lowercase letter or a digit, and at least one must be ' +
      'a digit. How many codes are there?',
    'How many codes of length {n} from 26 letters and 10 digits contain at least one digit?',
    'We require {n} characters (a-z and 0-9) with one digit or more. What is the size of the code space?',
    'Passwords here are {n} characters from a-z and 0-9 and need a digit. How many possible ones exist?',
    'For a security note: number of {n}-character strings over 36 characters, 10 of them digits, that ' +
      'are not letters only.',
    'What is the number of {n}-character codes with letters (26) and digits (10) in which not all ' +
      'characters are letters?',
  ],
  variations: ['And with {n} characters?', 'What if the code has {n} characters?'],
  draw: (random) => ({ n: random.integer(4, 8) }),
  pose: ({ n }) => ({
    slots: { n },
    expected: [{ name: 'number of codes', value: 36 ** n - 26 ** n }],
    *work() {
      const [all, letters] = yield* together([
        {
          tool: 'count_ways',
          arguments: { kind: 'with_repetition', n: 36, k: n },
          purpose: 'to count all codes',
        },
        {
          tool: 'count_ways',
          arguments: { kind: 'with_repetition', n: 26, k: n },
          purpose: 'to count the codes without a digit',
        },
      ]);
      const rest = yield* use(
        'calculate_exact',
        { expression: `${all?.number('count')} - ${letters?.number('count')}` },
        'to leave out those without a digit',
      );
      return [rest.at('result')];
    },
  }),
  vary: (parameters, random) => ({ n: random.pick([4, 5, 6, 7, 8].filter((n) => n !== parameters.n)) }),
});

const coloredBeads = family({
  name: 'colored_flags',
  area: 'combinatorics',
  wordings: [
    'How many different signals can be made by hanging {a} red, {b} blue, and {c} white flags in a ' +
      'row, using all of them?',
    'I have {a} red, {b} blue, and {c} white flags. In how many orders can I hang all of them on one ' +
      'line, if flags of a color look alike?',
    'A row of {total} flags, {a} red, {b} blue, {c} white: how many distinguishable arrangements are there?',
    'Flags of one color are identical. With {a} red, {b} blue, and {c} white, how many different rows ' +
      'of all {total} are possible?',
    'What number of different sequences can {a} red, {b} blue, and {c} white flags form, all in one row?',
    'For a code with flags: {a} red ones, {b} blue ones, {c} white ones, all used, order matters. How ' +
      'many messages?',
  ],
  draw: (random) => ({ a: random.integer(2, 6), b: random.integer(2, 6), c: random.integer(2, 5) }),
  pose: ({ a, b, c }) => ({
    slots: { a, b, c, total: a + b + c },
    expected: [{ name: 'number of arrangements', value: choose(a + b + c, a) * choose(b + c, b) }],
    *work() {
      const found = yield* use(
        'count_ways',
        { kind: 'arrangements', groups: [a, b, c] },
        'to count the orders of flags of which some look alike',
      );
      return [found.at('count')];
    },
  }),
});

const gridWalk = family({
  name: 'grid_walk',
  area: 'combinatorics',
  wordings: [
    'In a street grid I walk {x} blocks east and {y} blocks north, and I want to pass the {stop} that ' +
      'is {a} blocks east and {b} north of the start. How many shortest ways are there, and what share ' +
      'is that of all shortest ways? In percent with one decimal.',
    'From home to work it is {x} blocks east and {y} north. How many shortest ways lead past the ' +
      '{stop} at {a} east, {b} north, and what percentage of all shortest ways are they (one decimal)?',
    'How many shortest paths go from (0,0) to ({x},{y}) through the {stop} at ({a},{b})? And what ' +
      'part of all shortest paths is that, in percent to one decimal?',
    'Shortest ways on a grid, {x} steps right and {y} up, through the point {a} right and {b} up ' +
      'where the {stop} is: how many, and what percent of all (one decimal)?',
    'A courier rides {x} blocks east and {y} blocks north without detours and has to stop at the ' +
      '{stop}, {a} east and {b} north of the depot. Number of routes, and their share of all direct ' +
      'routes in percent with one decimal?',
    'Count the direct routes over {x} by {y} blocks that pass the {stop} ({a} blocks east, {b} blocks ' +
      'north). Also their share of all direct routes, to a tenth of a percent.',
  ],
  draw: (random) => {
    const [x, y] = [random.integer(6, 11), random.integer(5, 10)];
    return {
      x,
      y,
      a: random.integer(2, x - 2),
      b: random.integer(2, y - 2),
      stop: random.pick(['bakery', 'post office', 'pharmacy', 'kiosk', 'library', 'flower shop']),
    };
  },
  pose: ({ x, y, a, b, stop }) => {
    const via = choose(a + b, a) * choose(x - a + y - b, x - a);
    return {
      slots: { x, y, a, b, stop },
      expected: [
        { name: `number of shortest ways past the ${stop}`, value: via },
        { name: 'share of all shortest ways', value: `${Math.round((via / choose(x + y, x)) * 1000) / 10}%` },
      ],
      *work() {
        const [first, second, all] = yield* together([
          {
            tool: 'count_ways',
            arguments: { kind: 'combinations', n: a + b, k: a },
            purpose: `to count the ways to the ${stop}`,
          },
          {
            tool: 'count_ways',
            arguments: { kind: 'combinations', n: x - a + y - b, k: x - a },
            purpose: `to count the ways from the ${stop} on`,
          },
          {
            tool: 'count_ways',
            arguments: { kind: 'combinations', n: x + y, k: x },
            purpose: 'to count all shortest ways',
          },
        ]);
        const through = yield* use(
          'calculate_exact',
          { expression: `${first?.number('count')} * ${second?.number('count')}` },
          'to combine both parts of the way',
        );
        const share = yield* use(
          'calculate_exact',
          { expression: `100 * ${through.number('result')} / ${all?.number('count')}`, decimals: 1 },
          'to get the share in percent',
        );
        return [through.at('result'), share.at('result')];
      },
    };
  },
});

export const combinatorics: readonly Family[] = [committee, accessCodes, coloredBeads, gridWalk];
